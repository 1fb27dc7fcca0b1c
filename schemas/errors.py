"""What cannot be done, as sentences for the clerk: one tree of errors, and what a system says in it.

Whatever is not of this tree, and no error of the system either, is an internal error: its text was
never meant for the clerk. `told` draws this line for the command line, buttons and launchers alike.
"""

import errno

# names of POSIX, which Windows errors are translated into as well
WORDS = {
    "ENOENT": "没有这个文件或者文件夹",
    "EACCES": "没有权限，或者正被其他程序使用",
    "EPERM": "系统不允许这样做",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "超出了磁盘配额",
    "EFBIG": "文件太大",
    "ENAMETOOLONG": "文件名或者路径太长",
    "EROFS": "所在的磁盘是只读的",
    "EBUSY": "正被其他程序使用",
    "ETXTBSY": "正被其他程序使用",
    "EISDIR": "这是文件夹，不是文件",
    "ENOTDIR": "路径中有一段不是文件夹",
    "EEXIST": "已有同名的文件或者文件夹",
    "EIO": "磁盘或者网络读写出错",
}


class ClerkError(Exception):
    """What cannot be done; the text is a Chinese sentence that says why, and what to do.

    ``status`` is the exit status of a command that ends with it.
    """

    status = 2


class UsageError(ClerkError):
    """A command typed wrong, and how it is written."""


class InputError(ClerkError):
    """A file that cannot be read, whatever it holds: not there, a folder, a device, too large."""


class WorkbookError(ClerkError):
    """A file or an open workbook that cannot be read as a filled workbook, or not be written to."""


class NoExcelError(WorkbookError):
    """The workbook is not open in an Excel that can be reached."""


class RecordError(ClerkError):
    """A record that cannot be written or read."""


class UnknownEditionError(ClerkError):
    """No edition of the form known here is in force for the year asked for."""


class OfficeError(ClerkError):
    """Settings of an office that cannot be used; the sentence names the line."""


class TemplateError(ClerkError):
    """A letterhead of an office that cannot be used."""


class ReportError(ClerkError):
    """A submission of which no report can be made, nor next year's workbook."""


class OutputError(ClerkError):
    """A result that cannot go where it was told to, or does not fit there."""


class ButtonError(ClerkError):
    """What a button in the workbook cannot do as things stand."""


def told(error: BaseException) -> str | None:
    """The sentence for the clerk; None for an internal error, which needs an engineer.

    An error of the system that names neither a file nor a known reason is internal too.
    """
    if isinstance(error, ClerkError):
        return str(error)
    if isinstance(error, OSError) and (error.filename or _words(error)):
        return system_sentence(error)
    return None


def system_sentence(error: OSError, file: object = None) -> str:
    """What a system refuses, as a sentence; `file` is used where the error names none."""
    name = error.filename or file
    named = f"“{name}”" if name else "文件"
    if isinstance(error, PermissionError):
        return (
            f"没有权限读写{named}，或者文件正被其他程序打开。请关闭该文件，或者换一个文件夹再试。"
        )
    named = f"文件{named}" if name else named
    return f"读写{named}失败：{reason(error)}。请检查磁盘空间和路径，或者换一个文件夹再试。"


def internal(error: BaseException) -> str:
    """What to say of an internal error."""
    return (
        f"程序内部出错（{type(error).__name__}：{error}）。请把这句话和所用的文件发给技术支持人员。"
    )


def reason(error: OSError) -> str:
    """The reason of an error in Chinese, ``磁盘已满``; the number of one that is not known."""
    return _words(error) or f"系统错误{error.errno or '（没有编号）'}"


def _words(error: OSError) -> str:
    name = errno.errorcode.get(error.errno or 0, "")
    return WORDS.get(name.removeprefix("WSA"), "")  # so Windows calls some of them
