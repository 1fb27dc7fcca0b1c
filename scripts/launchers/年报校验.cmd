@echo off
rem Double-click, or drop a workbook on this file: it is checked, a marked copy opens.
rem Only ASCII here: cmd reads this file in the code page of the PC (936, 65001 ...), and Python
rem writes Chinese to the console by itself, whatever the code page. So no chcp is needed.
setlocal enableextensions disabledelayedexpansion
set "HERE=%~dp0"
set "ROOT="
for %%R in ("%HERE%." "%HERE%app" "%HERE%.." "%HERE%..\..") do (
  if not defined ROOT if exist "%%~fR\scripts\launch.py" set "ROOT=%%~fR"
)
if not defined ROOT (
  echo The program files were not found beside this launcher: scripts\launch.py
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
  echo Python was not found. Please unpack the whole package and start again.
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
