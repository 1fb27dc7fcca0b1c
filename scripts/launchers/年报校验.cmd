@echo off
rem Double-click, or drop a workbook on this file: it is checked, a marked copy opens.
rem Only ASCII here: cmd reads this file in the code page of the PC (936, 65001 ...), and Python
rem writes Chinese to the console by itself, whatever the code page. So no chcp is needed; what this
rem file itself has to say in Chinese, PowerShell says, from numbers.
setlocal enableextensions disabledelayedexpansion
if "%PROCESSOR_ARCHITECTURE%%PROCESSOR_ARCHITEW6432%"=="x86" (
  call :say in-words "\u5e74\u62a5\u52a9\u624b\u672a\u80fd\u542f\u52a8\uff1a\u8fd9\u53f0\u7535\u8111\u7684Windows\u662f32\u4f4d\u7684\uff0c\u5e74\u62a5\u52a9\u624b\u9700\u898164\u4f4d\u7684Windows 10\u6216\u66f4\u9ad8\u7248\u672c\u3002\u4e0d\u5b89\u88c5\u7a0b\u5e8f\u4e5f\u53ef\u4ee5\u586b\u5199\u5de5\u4f5c\u7c3f\u3002" "This Windows is of 32 bits; the program needs 64."
  pause
  exit /b 2
)
set "HERE=%~dp0"
set "ROOT="
for %%R in ("%HERE%." "%HERE%app" "%HERE%.." "%HERE%..\..") do (
  if not defined ROOT if exist "%%~fR\scripts\launch.py" set "ROOT=%%~fR"
)
if not defined ROOT (
  call :say in-words "\u5e74\u62a5\u52a9\u624b\u672a\u80fd\u542f\u52a8\uff1a\u5728\u201c\u5e74\u62a5\u6821\u9a8c\u201d\u6240\u5728\u7684\u6587\u4ef6\u5939\u4e2d\u6ca1\u6709\u627e\u5230\u7a0b\u5e8f\u6587\u4ef6\uff0c\u53ef\u80fd\u6ca1\u6709\u590d\u5236\u5b8c\u6574\uff0c\u6216\u8005\u5df2\u88ab\u6740\u6bd2\u8f6f\u4ef6\u5220\u9664\u3002\u8bf7\u91cd\u65b0\u5b89\u88c5\u201c\u5e74\u62a5\u52a9\u624b\u201d\uff0c\u6216\u8005\u91cd\u65b0\u89e3\u538b\u6574\u4e2a\u6587\u4ef6\u5939\u3002" "The program files were not found beside this launcher: scripts/launch.py"
  pause
  exit /b 2
)
set "PYTHON="
for %%P in ("%ROOT%\python\python.exe" "%HERE%python\python.exe" "%LOCALAPPDATA%\nianbao\python\python.exe" "%ROOT%\.venv\Scripts\python.exe") do (
  if not defined PYTHON if exist "%%~fP" set "PYTHON=%%~fP"
)
if not defined PYTHON for %%P in (py.exe python.exe) do (
  if not defined PYTHON if not "%%~$PATH:P"=="" set "PYTHON=%%~$PATH:P"
)
if not defined PYTHON (
  call :say in-words "\u5e74\u62a5\u52a9\u624b\u672a\u80fd\u542f\u52a8\uff1a\u6ca1\u6709\u627e\u5230Python\uff0c\u53ef\u80fd\u6ca1\u6709\u590d\u5236\u5b8c\u6574\uff0c\u6216\u8005\u5df2\u88ab\u6740\u6bd2\u8f6f\u4ef6\u5220\u9664\u3002\u8bf7\u91cd\u65b0\u5b89\u88c5\u201c\u5e74\u62a5\u52a9\u624b\u201d\uff0c\u6216\u8005\u91cd\u65b0\u89e3\u538b\u6574\u4e2a\u6587\u4ef6\u5939\u3002" "Python was not found. Please unpack the whole package and start again."
  pause
  exit /b 2
)
set "PYTHONPATH=%ROOT%"
set "PYTHONUTF8=1"
set ARGUMENTS=%*
rem Explorer puts no quotes around a dropped a&b.xlsx: cmd takes "b.xlsx" for a command that comes
rem after this file. So Python gets the line as it was, and "exit" ends cmd before that command.
setlocal enabledelayedexpansion
set "NIANBAO_LAUNCHER=%~nx0"
set "NIANBAO_LINE=!CMDCMDLINE!"
"!PYTHON!" -m scripts.launch --beside "!HERE!." !ARGUMENTS!
if not "!NIANBAO_LINE:*%~nx0=!"=="!NIANBAO_LINE!" exit !ERRORLEVEL!
exit /b !ERRORLEVEL!

:say
powershell -NoProfile -Command "[regex]::Unescape('%~2')" 2>nul || echo %~3
exit /b 0
