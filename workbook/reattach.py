"""Put macros, ribbon and buttons back into a workbook that another program has stripped of them.

LibreOffice, WPS and openpyxl drop them on saving. Nothing typed is touched: parts that need no
change stay as they are, byte for byte, and in the others only what is missing is put in.
"""

from schemas.errors import WorkbookError
from workbook.files.package import open_package
from workbook.files.package_check import is_sound
from workbook.files.package_parts import PackageParts
from workbook.files.xml_edit import outline
from workbook.macro_build import code_names
from workbook.macros.attach import RIBBON_RELATIONS, attach
from workbook.macros.code_names import CLASSES, sheet_parts
from workbook.macros.sources import MODULE
from workbook.macros.vba_read import VbaProjectError, is_empty, read_vba_project
from workbook.reading.template import edition_of

OLD_SHEETS = {"macrosheet": "旧式宏表", "dialogsheet": "旧式对话框表"}


def reattached(data: bytes, name: str = "") -> bytes:
    """The bytes of a workbook as an .xlsm with macros, ribbon and buttons as in our template.

    ``name`` is what sentences call it. Raises `WorkbookError`, whose text is one Chinese sentence,
    when it is none of ours, has macros or a ribbon that are not ours, or cannot be edited.
    """
    package = open_package(data, name)
    edition = edition_of(package)
    parts = PackageParts.of(package)
    try:
        _refuse_foreign(parts, package.name)
        attach(parts, code_names(edition))
    except ValueError as error:  # XmlEditError, or a number in the XML that is none
        raise WorkbookError(
            f"“{package.name}”的内部写法特殊，不能补回按钮。请用Excel打开、另存为普通的.xlsx后再试，"
            "或把数据复制到空白模板中。"
        ) from error
    content = parts.packed()
    if not is_sound(open_package(content, name), tuple(parts.content), package):
        raise WorkbookError(
            f"“{package.name}”补回按钮后的文件不完整，已放弃写入，原文件没有改动。"
            "请用Excel打开、另存为普通的.xlsx后再试。"
        )
    return content


def _refuse_foreign(parts: PackageParts, name: str) -> None:
    """Macros and ribbons of others are neither overwritten nor carried into a file we vouch for."""
    book = parts.related("", "officeDocument")
    if "purl.oclc.org" in outline(parts.content[book]).root.namespace:
        raise WorkbookError(
            f"“{name}”是“Strict Open XML”格式。请用Excel另存为普通的“Excel工作簿（.xlsx）”后再试。"
        )
    for sheet, part in sheet_parts(parts, book):
        root = outline(parts.content[part]).root.name
        if root not in CLASSES:
            kind = OLD_SHEETS.get(root, "本程序不认识的表")
            raise WorkbookError(f"“{name}”中的“{sheet}”是{kind}。请先删除这张表再试。")
    if not _only_ours(parts.content.get(parts.related(book, "vbaProject"), b"")):
        raise WorkbookError(
            f"“{name}”中有不属于本程序的宏，为免覆盖，没有改动。"
            "请把数据复制到空白模板中，或用Excel另存为不带宏的.xlsx后再试。"
        )
    for relation in parts.relations(""):
        ribbon = parts.content.get(relation.target, b"")
        if relation.type in RIBBON_RELATIONS.values() and b"nianbaoTab" not in ribbon:
            raise WorkbookError(
                f"“{name}”中有不属于本程序的功能区按钮，为免覆盖，没有改动。"
                "请把数据复制到空白模板中。"
            )


def _only_ours(project: bytes) -> bool:
    """Whether a VBA project holds nothing but our module and empty ones behind the sheets."""
    if not project:
        return True
    try:
        modules = read_vba_project(project)
    except VbaProjectError:  # compiled by Excel or damaged: its modules cannot be told
        return False
    return all(
        module.name == MODULE or (module.document and is_empty(module.source)) for module in modules
    )
