/* 年报校验.exe (no console) and nianbao.exe (-DCONSOLE): start the Python in the folder beside them with
   one module of ours, hand over their own arguments as they came, and wait. No cmd in between: names
   with & % ^ ! and signs outside of the code page need no care. Whatever fails is said in Chinese. */
#include <windows.h>
#include <wchar.h>

#define LINE 32767 /* characters of a command line, as many as Windows takes */
#define TITLE L"年报助手"
#define UNSTARTED 2
#ifdef CONSOLE
#define UNCAUGHT 0xFFFFFFFFu /* none: it has a console, and its 1 says that errors were found */
#else
#define UNCAUGHT 1 /* Python's own, for what it could not even import; its words went nowhere */
#endif

static wchar_t here[LINE], line[LINE + 1], words[1024];

static int fail(const wchar_t *text) {
#ifdef CONSOLE
    DWORD done;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    char bytes[4096];
    int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes - 1, NULL, NULL) - 1;
    if (!WriteConsoleW(out, text, (DWORD)wcslen(text), &done, NULL)) WriteFile(out, bytes, size, &done, NULL);
#else
    if (!GetEnvironmentVariableW(L"NIANBAO_QUIET", NULL, 0))
        MessageBoxW(NULL, text, TITLE, MB_ICONWARNING | MB_SETFOREGROUND);
#endif
    return UNSTARTED;
}

static const wchar_t *arguments(void) { /* the command line after the program's own name */
    const wchar_t *at = GetCommandLineW();
    wchar_t end = *at == L'"' ? *at++ : L' ';
    while (*at && *at != end && !(end == L' ' && *at == L'\t')) at++;
    if (*at) at++;
    while (*at == L' ' || *at == L'\t') at++;
    return at;
}

static int too_old(void) { /* Windows tells programs its true version only here */
    typedef LONG(WINAPI * tell)(OSVERSIONINFOW *);
    OSVERSIONINFOW found = {sizeof found};
    tell ask = (tell)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetVersion");
    return ask && !ask(&found) && found.dwMajorVersion < 10;
}

static int missing(const wchar_t *name) {
    _snwprintf(line, LINE, L"%ls\\%ls", here, name);
    return GetFileAttributesW(line) == INVALID_FILE_ATTRIBUTES;
}

static int start(void) {
    STARTUPINFOW how = {sizeof how};
    PROCESS_INFORMATION child;
    DWORD status = UNSTARTED;
    GetModuleFileNameW(NULL, here, LINE);
    if (wcsrchr(here, L'\\')) *wcsrchr(here, L'\\') = 0;
    if (too_old()) return fail(L"这台电脑的Windows版本过低，年报助手需要Windows 10或更高版本。不安装程序也可以填写工作簿。\n");
    if (missing(L"python\\" PYTHON) || missing(L"app\\scripts\\launch.py"))
        return fail(L"年报助手未能启动：同一文件夹中缺少python或app文件夹里的文件，可能没有复制完整，或者已被杀毒软件删除。"
                    L"请重新安装“年报助手”，或者重新解压整个文件夹。\n");
    int length = _snwprintf(line, LINE, L"\"%ls\\python\\" PYTHON L"\" -X utf8 -m " MODULE L" %ls", here, arguments());
    if (length < 0 || length >= LINE) return fail(L"年报助手未能启动：一次拖入的文件太多，请分几次拖入。\n");
    how.dwFlags = STARTF_USESTDHANDLES;
    how.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    how.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    how.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &child))
        return fail(L"年报助手未能启动：python没有运行，可能被杀毒软件拦截。请管理电脑的同事把年报助手设为信任，或者重新安装“年报助手”。\n");
    SetConsoleCtrlHandler(NULL, TRUE); /* Ctrl+C is for Python: not before it is there, as it would inherit this */
    WaitForSingleObject(child.hProcess, INFINITE);
    GetExitCodeProcess(child.hProcess, &status);
    if ((status > 2 || status == UNCAUGHT) && status != (DWORD)STATUS_CONTROL_C_EXIT) { /* it did not end by itself */
        _snwprintf(words, 1023,
                   L"年报助手中途停止（代码0x%08lX），没有改动您的文件。可能是缺少文件，或者被杀毒软件拦截："
                   L"请重新安装“年报助手”。仍不能运行的，请把这句话发给技术支持人员。\n", status);
        return fail(words);
    }
    return (int)status;
}

#ifdef CONSOLE
int wmain(void) { return start(); }
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, LPWSTR given, int show) {
    (void)self, (void)none, (void)given, (void)show;
    return start();
}
#endif
