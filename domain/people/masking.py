"""What people see of a customer whose data is not theirs to see."""

from dataclasses import replace

from domain.billing.customers import Candidate, Customer

_DOT = "•"


def masked(customer: Customer) -> Customer:
    """The customer with name and phone masked, and the address hidden."""
    return replace(
        customer,
        name=customer.name and mask_name(customer.name),
        phone=customer.phone and mask_phone(customer.phone),
        address=customer.address and _DOT * 6,
    )


def masked_candidate(candidate: Candidate) -> Candidate:
    """The same for one of several customers."""
    return replace(candidate, name=candidate.name and mask_name(candidate.name))


def mask_name(name: str) -> str:
    """The first letter of each word; the number of letters is not told."""
    return " ".join(word[0] + _DOT * 3 for word in name.split())


def mask_phone(phone: str) -> str:
    """The last three digits."""
    return _DOT * 6 + phone[-3:] if len(phone) > 6 else _DOT * 6


def mask_number(number: str) -> str:
    """How a customer, meter or phone number is told in a log: 178••••0, or 1•••• of a short one."""
    ends = (number[:3], number[-1]) if len(number) >= 8 else (number[:1], "")
    return (_DOT * 4).join(ends)
