"""Letterheads packed, spelled and related in other ways than ours."""

import zipfile

from tests.kinds.letterhead_making import (
    DOCUMENT,
    DOCUMENT_RELS,
    MAIN,
    PIXEL,
    SETTINGS,
    STYLES,
    above,
    paragraph,
    run,
)
from tests.kinds.parts import (
    CORE,
    CORE_OF_FIRST_EDITION,
    CORE_RELATION,
    DECLARED,
    OFFICE,
    PACKAGE,
    ROOT_RELS,
    TYPES,
    packed,
    relate,
    state,
    sub,
    swap,
    unstate,
)
from tests.kinds.registry import Kinds, Parts, Result, Subject

PACKAGES = Kinds(Subject.LETTERHEAD)
kind = PACKAGES.kind
BLIP = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
    '<wp:docPr id="7" name="徽"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="7" name="徽"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rId90"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
PICTURE = paragraph(BLIP)


def typed(parts: Parts, old: str, new: str) -> bytes:
    """The plain letterhead with the type of its document stated otherwise."""
    swap(parts, TYPES, old, new)
    return packed(parts)


def with_picture(parts: Parts, name: str, target: str = "") -> bytes:
    """A picture above the mark, its part under this name, its type not stated."""
    parts[f"word/{name}"] = PIXEL
    relate(parts, DOCUMENT_RELS, "rId90", f"{OFFICE}/image", target or name)
    return above(parts, PICTURE)


def without(parts: Parts, part: str, rels: str = DOCUMENT_RELS) -> bytes:
    """The plain letterhead without a part, its type and the relation to it."""
    del parts[part]
    unstate(parts, part)
    sub(parts, rels, rf'<Relationship [^>]*Target="[^"]*{part.rpartition("/")[2]}"/>', "")
    return packed(parts)


@kind("no change", "Word")
def plain(parts):
    return packed(parts)


@kind("entries with backslashes", "zip programs of Windows")
def backslashes(parts):
    return packed({name.replace("/", "\\"): content for name, content in parts.items()})


@kind("entries in other case than relations say", "programs on Windows")
def other_case(parts):
    return packed({name.upper(): content for name, content in parts.items()})


@kind("entries with a slash in front", "zip programs")
def slash_in_front(parts):
    return packed({f"/{name}": content for name, content in parts.items()})


@kind("relations with backslashes", "programs on Windows")
def backslash_targets(parts):
    swap(parts, ROOT_RELS, "word/document.xml", "word\\document.xml")
    return packed(parts)


@kind("relations with full paths", "Open XML SDK")
def absolute_targets(parts):
    swap(parts, ROOT_RELS, "word/document.xml", "/word/document.xml")
    swap(parts, DOCUMENT_RELS, 'Target="styles.xml"', 'Target="/word/styles.xml"')
    return packed(parts)


@kind("bytes before the zip", "mail gateways")
def bytes_before(parts):
    return b"\r\n\r\n" + packed(parts)


@kind("an entry twice, the same both times", "zip programs")
def twice_alike(parts):
    return packed(parts | {"word/STYLES.xml": parts[STYLES]})


@kind("an entry twice, not the same", "zip programs", Result.REFUSED, "有两份，内容不同")
def twice_different(parts):
    return packed(parts | {"word/STYLES.xml": parts[STYLES] + b" "})


@kind("packed with bzip2", "7-Zip", Result.REFUSED, "bzip2")
def bzip2(parts):
    return packed(parts, zipfile.ZIP_BZIP2)


@kind("packed with LZMA", "7-Zip", Result.REFUSED, "LZMA")
def lzma(parts):
    return packed(parts, zipfile.ZIP_LZMA)


@kind("a password on the zip", "zip programs", Result.REFUSED, "加了密码")
def zip_password(parts):
    data = bytearray(packed(parts))
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


@kind("a password to open it", "Word, WPS", Result.REFUSED, "打开密码")
def word_password(parts):
    del parts
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    return ole + bytes(1024) + "EncryptedPackage".encode("utf-16-le") + bytes(1024)


@kind("cut off", "a download that broke off", Result.REFUSED, "已经损坏")
def cut_off(parts):
    return packed(parts)[:-200]


@kind("a document with macros (.docm)", "Word")
def docm(parts):
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    state(parts, "word/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    micro = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    relate(parts, DOCUMENT_RELS, "rId90", micro, "vbaProject.bin")
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return typed(parts, main, "application/vnd.ms-word.document.macroEnabled.main+xml")


@kind("a template (.dotx)", "Word, WPS")
def dotx(parts):
    return typed(parts, "wordprocessingml.document.main", "wordprocessingml.template.main")


@kind("a template with macros (.dotm)", "Word")
def dotm(parts):
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return typed(parts, main, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml")


@kind("strict Open XML", "Word")
def strict(parts):
    for name in parts:
        text = parts[name].decode()
        text = text.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
        parts[name] = text.replace("/2006/", "/").encode()
        back = (
            ("package/content-types", "content-types"),
            ("package/relationships", "relationships"),
        )
        for strict_name, word in (*back, ("package/metadata", "metadata")):
            usual = f"{PACKAGE}/{word}".encode()
            parts[name] = parts[name].replace(
                f"http://purl.oclc.org/ooxml/{strict_name}".encode(), usual
            )
    swap(parts, DOCUMENT, "<w:document ", '<w:document w:conformance="strict" ')
    swap(parts, DOCUMENT, 'w:left="1588"', 'w:left="79.40pt"')
    return packed(parts)


@kind("a workbook by the name of a letterhead", "a slip", Result.REFUSED, "不是可以使用的Word文档")
def workbook(parts):
    return typed(parts, "wordprocessingml.document.main", "spreadsheetml.sheet.main")


@kind("a document part of another name (document2.xml)", "Word on the web")
def document2(parts):
    parts["word/document2.xml"] = parts.pop(DOCUMENT)
    parts["word/_rels/document2.xml.rels"] = parts.pop(DOCUMENT_RELS)
    swap(parts, ROOT_RELS, "word/document.xml", "word/document2.xml")
    return typed(parts, "/word/document.xml", "/word/document2.xml")


@kind("a part in UTF-16", "programs on Windows")
def utf16(parts):
    text = parts[DOCUMENT].decode().partition("?>")[2]
    parts[DOCUMENT] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    return packed(parts)


@kind("comments in the XML", "converters")
def xml_comments(parts):
    swap(parts, DOCUMENT, "{{正文}}", "{{正<!-- x -->文}}")
    return packed(parts)


@kind("XML that is cut off", "a transfer that broke off", Result.REFUSED, "word/styles.xml不完整")
def cut_xml(parts):
    parts[STYLES] = parts[STYLES][:-30]
    return packed(parts)


@kind("a document type of its own", "an attack", Result.REFUSED, "不是应有的内容")
def document_type(parts):
    swap(parts, DOCUMENT, "?>", '?><!DOCTYPE x [<!ENTITY a "b">]>')
    return packed(parts)


@kind("namespaces of WPS, to be ignored", "WPS", words="wpsCustomData")
def wps_namespace(parts):
    more = 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
    swap(parts, DOCUMENT, "<w:document ", f'<w:document {more} mc:Ignorable="wpsCustomData" ')
    return packed(parts)


@kind("a picture whose part is gone (NULL)", "Word")
def null_picture(parts):
    relate(parts, DOCUMENT_RELS, "rId90", f"{OFFICE}/image", "../NULL")
    return above(parts, PICTURE)


@kind("a picture without any relation", "converters")
def unrelated_picture(parts):
    return above(parts, PICTURE)


@kind("a picture without a content type", "converters", words="media/image1.png")
def untyped_picture(parts):
    return with_picture(parts, "media/image1.png")


@kind("a picture without an ending", "WPS", words="media/image1")
def picture_without_ending(parts):
    return with_picture(parts, "media/image1")


@kind("a picture with a Chinese name", "WPS", words="parts/part")
def picture_in_chinese(parts):
    return with_picture(parts, "media/县徽.png", "media/%E5%8E%BF%E5%BE%BD.png")


@kind("a link to a place in the document, without TargetMode", "Word for Mac", words="#_top")
def link_within(parts):
    relate(parts, DOCUMENT_RELS, "rId90", f"{OFFICE}/hyperlink", "#_top")
    return above(parts, paragraph(f'<w:hyperlink r:id="rId90">{run("目录")}</w:hyperlink>'))


@kind("a header that is gone", "a damaged file", Result.REFUSED, "缺少其中的页眉或页脚")
def header_gone(parts):
    del parts["word/footer1.xml"]
    return packed(parts)


@kind("a relation without a target", "converters", Result.REFUSED, "document.xml.rels不完整")
def no_target(parts):
    swap(parts, DOCUMENT_RELS, ' Target="styles.xml"', "")
    return packed(parts)


@kind("relations that are no XML", "a damaged file", Result.REFUSED, "document.xml.rels不完整")
def broken_relations(parts):
    parts[DOCUMENT_RELS] = parts[DOCUMENT_RELS][:-20]
    return packed(parts)


@kind("two relations of one id", "a damaged file", Result.REFUSED, "前后矛盾")
def ids_twice(parts):
    swap(parts, DOCUMENT_RELS, 'Id="rId2"', 'Id="rId1"')
    return packed(parts)


@kind("core properties under the name of the first edition", "LibreOffice")
def core_of_first_edition(parts):
    swap(
        parts,
        ROOT_RELS,
        CORE_RELATION,
        CORE_OF_FIRST_EDITION,
    )
    return packed(parts)


@kind("core properties in another folder", "System.IO.Packaging")
def core_elsewhere(parts):
    other = "package/services/metadata/core-properties/1.psmdcp"
    parts[other] = parts.pop(CORE)
    swap(parts, ROOT_RELS, CORE, other)
    swap(parts, TYPES, CORE, other)
    return packed(parts)


@kind("core properties without a type of their own", "converters")
def untyped_core(parts):
    unstate(parts, CORE)
    return packed(parts)


@kind("no core properties", "converters")
def no_core(parts):
    return without(parts, CORE, ROOT_RELS)


@kind("no styles", "converters")
def no_styles(parts):
    return without(parts, STYLES)


@kind("no settings", "converters")
def no_settings(parts):
    return without(parts, SETTINGS)


@kind("styles of a second kind (stylesWithEffects)", "Word 2010")
def second_styles(parts):
    parts["word/stylesWithEffects.xml"] = parts[STYLES]
    state(parts, "word/stylesWithEffects.xml", "application/vnd.ms-word.stylesWithEffects+xml")
    micro = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
    relate(parts, DOCUMENT_RELS, "rId90", micro, "stylesWithEffects.xml")
    return packed(parts)


@kind("a digital signature", "Word")
def signed(parts):
    parts["_xmlsignatures/origin.sigs"] = b""
    sigs = "application/vnd.openxmlformats-package.digital-signature-origin"
    state(parts, "_xmlsignatures/origin.sigs", sigs)
    origin = f"{PACKAGE}/relationships/digital-signature/origin"
    relate(parts, ROOT_RELS, "rId90", origin, "_xmlsignatures/origin.sigs")
    return packed(parts)


@kind("a second main part", "a damaged file")
def second_document(parts):
    parts["word/other.xml"] = f'{DECLARED}<w:document xmlns:w="{MAIN}"/>'.encode()
    state(parts, "word/other.xml", "application/xml")
    relate(parts, ROOT_RELS, "rId90", f"{OFFICE}/officeDocument", "word/other.xml")
    return packed(parts)


@kind("parts that lead to one another in a long chain", "an attack", Result.REFUSED, "循环引用")
def chain(parts):
    before = "document"
    for name in (f"x{number}" for number in range(150)):
        parts[f"word/{name}.xml"] = b"<a/>"
        relate(parts, f"word/_rels/{before}.xml.rels", "rId90", f"{OFFICE}/x", f"{name}.xml")
        before = name
    return packed(parts)


@kind("styles that are said to lie outside", "a damaged file", Result.REFUSED, "不完整")
def styles_outside(parts):
    swap(parts, DOCUMENT_RELS, 'Target="styles.xml"', 'Target="#_top"')
    return packed(parts)


@kind("core properties that are the styles", "a damaged file", Result.REFUSED, "不是应有的内容")
def core_is_styles(parts):
    swap(parts, ROOT_RELS, CORE, STYLES)
    return packed(parts)
