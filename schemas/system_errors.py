"""What a system says when a file cannot be read or written, in a clerk's words."""

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


def reason(error: OSError) -> str:
    """The reason of an error in Chinese, ``磁盘已满``; the number of one that is not known."""
    name = errno.errorcode.get(error.errno or 0, "")
    return WORDS.get(name) or f"系统错误{error.errno or '，没有编号'}"
