"""The parts of a spreadsheet file around its rows."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from formatters.xlsx_cells import plain

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"

#: A sheet's name: so long at most, without these.
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def _style(form: int = 0, font: int = 0, fill: int = 0, border: int = 0, align: str = "") -> str:
    """How cells look: numbers of a number's form, and of what is listed in STYLES_XML."""
    place = f'<alignment horizontal="{align}" vertical="center" wrapText="1"/>' if align else ""
    return (
        f'<xf numFmtId="{form}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
        f'applyAlignment="{int(bool(align))}">{place}</xf>'
    )


#: Figures are shown with two decimals and grouped, days as 2026-11-21; heads and totals are bold.
STYLES_XML = f"""{XML}<styleSheet xmlns="{MAIN}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFDDE7F0"/></patternFill></fill></fills>
<borders count="3"><border/><border><bottom style="thin"/></border>\
<border><top style="thin"/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="16">{_style()}{_style(49)}{_style(3)}{_style(4)}
{_style(164)}{_style(165)}{_style(10)}
{_style(0, 1, 2, 1, "left")}{_style(49, 1, 0, 2)}{_style(3, 1, 0, 2)}{_style(4, 1, 0, 2)}
{_style(0, 1, 2, 1, "right")}{_style(0, 1)}
{_style(49, align="left")}{_style(3, align="left")}{_style(4, align="left")}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""

ROOT_XML = (
    f'{XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def sheet_name(title: str, taken: int) -> str:
    """The name of a title's sheet; the second and later ones are counted."""
    more = f" ({taken + 1})" if taken else ""
    return title.translate(_NOT_IN_NAMES)[: _LONGEST_NAME - len(more)].strip() + more


class Filtered(NamedTuple):
    """A sheet with a filter, its last column and the last row that the filter covers."""

    name: str
    letter: str
    last: int


def workbook(sheets: Sequence[Filtered], facts: str) -> str:
    """The book: its sheets in order, the one of facts at the end."""
    lines = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}"/>'
        for i, name in enumerate([*(sheet.name for sheet in sheets), facts], 1)
    )
    defined = "".join(_defined(i, sheet) for i, sheet in enumerate(sheets))
    return (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{lines}</sheets>'
        f"<definedNames>{defined}</definedNames></workbook>"
    )


def workbook_relations(sheets: int) -> str:
    """Where the book's sheets and its styles lie."""
    targets = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, sheets + 1)]
    targets.append(("styles", "styles.xml"))
    lines = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def content_types(sheets: int) -> str:
    """What each part of the file is."""
    parts = [("workbook", "sheet.main"), ("styles", "styles")]
    parts += [(f"worksheets/sheet{i}", "worksheet") for i in range(1, sheets + 1)]
    lines = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_SHEETS}.{kind}+xml"/>'
        for name, kind in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def _defined(sheet: int, filtered: Filtered) -> str:
    """What the filter covers, and that the head comes on each printed page."""
    quoted = plain(filtered.name)
    cells = f"$A$1:${filtered.letter}${filtered.last}"
    return (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{sheet}" hidden="1">'
        f"'{quoted}'!{cells}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{sheet}">'
        f"'{quoted}'!$1:$1</definedName>"
    )
