"""The bodies of the HTTP face as JSON schemas, for its description."""

from typing import Any

from domain.caches.bill_stops import BillingStatus
from domain.jobs.runs import State

Schema = dict[str, Any]


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list_of(name: str) -> Schema:
    return {"type": "array", "items": ref(name)}


def ref(name: str) -> Schema:
    """A reference to one of the schemas by name."""
    return {"$ref": f"#/components/schemas/{name}"}


_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_COUNT_OR_NULL: Schema = {"type": ["integer", "null"]}
_MONEY: Schema = {"type": "string", "pattern": r"^-?\d+\.\d\d$", "description": "taka"}
_PERCENT: Schema = {"type": "string", "pattern": r"^\d+\.\d\d$", "description": "percent"}
_DAY: Schema = {"type": "string", "format": "date"}
_TIME: Schema = {"type": "string", "format": "date-time", "description": "UTC"}
_TRUE: Schema = {"const": True}

_AGE = {
    "lastUpdated": {**_TIME, "description": "when the reading of the billing system began"},
    "ageMinutes": _COUNT,
    "source": {"const": "postgresql_cache"},
    "cached": _TRUE,
    "timestamp": _TIME,
}

#: By the names that references use.
SCHEMAS: dict[str, Schema] = {
    "Error": {
        "type": "object",
        "properties": {"success": {"const": False}, "message": _TEXT, "runId": _COUNT},
        "required": ["success", "message"],
        "additionalProperties": False,
    },
    "NocsBalance": _object(
        id=_COUNT,
        nocs_name=_TEXT,
        nocs_code=_TEXT,
        total_customers=_COUNT,
        positive_qty=_COUNT,
        positive_balance_amt=_MONEY,
        negative_qty=_COUNT,
        negative_balance_amt={**_MONEY, "description": "taka, never positive"},
        net_balance=_MONEY,
        refresh_duration={**_COUNT, "description": "milliseconds"},
        created_at=_TIME,
        updated_at={**_TIME, "description": "when it was published"},
    ),
    "NocsBalances": _object(success=_TRUE, data=_list_of("NocsBalance"), count=_COUNT, **_AGE),
    "Totals": _object(
        total_crp_count=_COUNT,
        total_cpc_count=_COUNT,
        bill_stop_count=_COUNT,
        active_billing_count=_COUNT,
        bill_stop_percentage=_PERCENT,
    ),
    "Crp": _object(
        crp_account_no=_TEXT,
        total_cpc_count=_COUNT,
        bill_stop_count=_COUNT,
        active_billing_count=_COUNT,
        bill_stop_percentage=_PERCENT,
        batch_date=_DAY,
    ),
    "Cpc": _object(
        crp_account_no=_TEXT,
        cpc_customer_no=_TEXT,
        customer_name=_TEXT_OR_NULL,
        address=_TEXT_OR_NULL,
        last_bill_date=_or_null(_DAY),
        billing_status={"enum": [status.value for status in BillingStatus]},
        current_balance=_or_null({**_MONEY, "description": "taka, negative is owed"}),
        batch_date=_DAY,
    ),
    "Batch": _object(
        batch_date=_DAY,
        start_time=_TIME,
        end_time=_or_null(_TIME),
        status={"enum": ["running", "completed", "failed", "refused"]},
        summary_count=_COUNT_OR_NULL,
        details_count=_COUNT_OR_NULL,
        duration_seconds=_COUNT_OR_NULL,
        error_message=_TEXT_OR_NULL,
    ),
    "BillStop": _object(
        success=_TRUE,
        data=_object(totals=ref("Totals"), summary=_list_of("Crp"), details=_list_of("Cpc")),
        count={**_COUNT, "description": "details in this answer"},
        total={**_COUNT, "description": "details in all"},
        page=_COUNT,
        limit=_COUNT_OR_NULL,
        batchInfo=_or_null(ref("Batch")),
        **_AGE,
    ),
    "Run": _object(
        runId=_COUNT,
        job=_TEXT,
        state={"enum": [state.value for state in State]},
        attempt=_COUNT,
        submittedAt=_TIME,
        startedAt=_or_null(_TIME),
        finishedAt=_or_null(_TIME),
        percent={"type": ["number", "null"]},
        waitReason=_TEXT_OR_NULL,
        errorClass=_TEXT_OR_NULL,
        errorMessage=_TEXT_OR_NULL,
        result={"type": "object"},
    ),
    "Job": _object(
        name=_TEXT, module=_TEXT, paused=_FLAG, parameters={"type": "array", "items": _TEXT}
    ),
    "Asked": _object(
        success=_TRUE,
        runId=_COUNT,
        started={**_FLAG, "description": "false: it was asked for before"},
    ),
    "Triggered": _object(success=_TRUE, message=_TEXT, runId=_COUNT),
    "Standing": _object(
        success=_TRUE,
        data=_object(
            running=_FLAG,
            run=_or_null(ref("Run")),
            lastBatch=_or_null(ref("Batch")),
        ),
        timestamp=_TIME,
    ),
    "Batches": _object(success=_TRUE, data=_list_of("Batch"), count=_COUNT, timestamp=_TIME),
    "Jobs": _object(success=_TRUE, data=_list_of("Job"), count=_COUNT, timestamp=_TIME),
    "RunSeen": _object(success=_TRUE, data=ref("Run"), timestamp=_TIME),
}
