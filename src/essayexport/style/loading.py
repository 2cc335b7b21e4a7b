"""A page style from its page.toml, what that extends, and what the front matter changes of it."""

from pathlib import Path
from typing import Any

from essayexport.diagnostics import Code, Diagnostic, FatalError, Report, Span
from essayexport.document import PageSettings
from essayexport.style.finding import FILE, find, is_path
from essayexport.style.fonts import is_measured
from essayexport.style.languages import in_language
from essayexport.style.page import LABELS, Header, LineAcross, Margins, Matter, PageStyle, Paper, TableRules
from essayexport.style.paper import PAPERS, paper_of_language
from essayexport.style.roles import RoleValues, role_styles, role_values
from essayexport.style.settings import change_margins, change_paper, change_roles, leave_room
from essayexport.style.sheet import KEYS, LOCAL, Sheet, read_sheet, span_of


def load(name: str, settings: PageSettings, lang: str, report: Report, span: Span | None = None) -> PageStyle:
    """The page style of a name (or of a path to a folder or page.toml), with what the front matter changes of it.

    `lang` is a BCP 47 tag, empty for none; `span` is where the style was named. Raises FatalError with PAGE_STYLE_MISSING or
    PAGE_STYLE_INVALID. Reports METADATA_VALUE_ODD for a setting that says nothing, and FONT_UNKNOWN.
    """
    file = find(name, span)
    sheet = _whole_sheet(file)
    _check_complete(sheet, file)
    paper = change_paper(_paper(sheet, lang), settings, report)
    margins = _margins(sheet)
    if not leave_room(margins, paper):
        raise FatalError(Code.PAGE_STYLE_INVALID, f"the margins leave no room for text on {paper.name}", Span(str(file), 1))
    values = change_roles(role_values(sheet, file), settings, report)
    _report_unknown_fonts(values, settings, report)
    return PageStyle(
        name=file.parent.name if file.name == FILE else file.stem,
        title=_value(sheet, "title"),
        csl=_value(sheet, "csl"),
        paper=paper,
        margins=change_margins(margins, paper, settings, report),
        header=_header(sheet),
        list_indent=_value(sheet, "page", "list-indent"),
        cell_padding=_value(sheet, "page", "cell-padding"),
        table_rules=TableRules(*(_value(sheet, "table-rules", rule) for rule in ("top", "head", "foot", "bottom"))),
        line_across=LineAcross(*(_value(sheet, "line-across", key) for key in ("width", "space"))),
        matter=_matter(sheet, lang),
        roles=role_styles(values),
    )


def _whole_sheet(file: Path, below: tuple[Path, ...] = ()) -> Sheet:
    """What a style says, over what the style says that it extends."""
    own = read_sheet(file)
    above = own.get(("extends",))
    if above is None:
        return own
    span = span_of(("extends",), file, file.read_text(encoding="utf-8-sig"))
    if is_path(str(above)):
        raise FatalError(Code.PAGE_STYLE_INVALID, f"a style extends another by its name, not “{above}”", span)
    parent = find(str(above), span)
    if parent.resolve() in (one.resolve() for one in (*below, file)):
        raise FatalError(Code.PAGE_STYLE_INVALID, f"the style extends itself by way of `{above}`", span)
    return {**_whole_sheet(parent, (*below, file)), **own}


def _check_complete(sheet: Sheet, file: Path) -> None:
    """Every key has a value, of the roles at least the body's."""
    needed = [key for key in KEYS if key != ("extends",) and key[-1] != "extends" and (key[0] != "roles" or key[1] == "body")]
    missing = [".".join(key) for key in needed if key not in sheet]
    if missing:
        said = ", ".join(f"`{key}`" for key in missing)
        raise FatalError(Code.PAGE_STYLE_INVALID, f"the style says nothing of {said}", Span(str(file), 1))


def _value(sheet: Sheet, *key: str) -> Any:
    return sheet[key]


def _paper(sheet: Sheet, lang: str) -> Paper:
    name = _value(sheet, "page", "paper")
    return paper_of_language(lang) if name == LOCAL else PAPERS[name]


def _margins(sheet: Sheet) -> Margins:
    return Margins(*(_value(sheet, "page", f"margin-{side}") for side in ("top", "right", "bottom", "left")))


def _header(sheet: Sheet) -> Header:
    return Header(*(_value(sheet, "header", key) for key in ("distance", "running-head", "page-number")))


def _matter(sheet: Sheet, lang: str) -> Matter:
    said: dict[str, Any] = {key[1].replace("-", "_"): value for key, value in sheet.items() if key[0] == "matter"}
    return Matter(**said, labels={label: in_language(label, _value(sheet, "labels", label), lang) for label in LABELS})


def _report_unknown_fonts(values: RoleValues, settings: PageSettings, report: Report) -> None:
    families = dict.fromkeys(role["font"].family for role in values.values())
    for family in families:
        if not is_measured(family):
            named = settings.mainfont is not None and settings.mainfont.value.strip() == family
            message = f"the height of the font “{family}” is not known: its lines may stand differently in PDF and Word"
            report(Diagnostic(Code.FONT_UNKNOWN, message, settings.mainfont.span if named and settings.mainfont else None))
