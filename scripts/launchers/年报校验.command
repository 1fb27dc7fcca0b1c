#!/bin/sh
# Double-click, or call with workbooks: they are checked, a marked copy opens. macOS and Linux.
here=$(unset CDPATH && cd -- "$(dirname -- "$0")" && pwd)
for root in "$here" "$here/app" "$here/.." "$here/../.."; do
    [ -f "$root/scripts/launch.py" ] && break
done
if [ ! -f "$root/scripts/launch.py" ]; then
    echo "在“年报校验”所在的文件夹中没有找到程序文件（scripts/launch.py），请重新解压整个文件夹。" >&2
    exit 2
fi
root=$(unset CDPATH && cd -- "$root" && pwd)
for python in "$root/.venv/bin/python" "$here/python/bin/python3" "$root/python/bin/python3" python3; do
    command -v "$python" >/dev/null 2>&1 && break
done
if ! command -v "$python" >/dev/null 2>&1; then
    echo "没有找到Python，请先安装Python 3.11或更高版本。" >&2
    exit 2
fi
PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}" PYTHONUTF8=1
export PYTHONPATH PYTHONUTF8
exec "$python" -m scripts.launch --beside "$here" -- "$@"
