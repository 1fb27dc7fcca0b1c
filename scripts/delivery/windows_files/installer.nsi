; The installer: per user, no administrator, no network. Built by scripts/delivery/installer.py, which
; defines VERSION, OUT, STUB, SIZE and writes files.nsh (SetOutPath and File lines, in a fixed order).
Unicode true
Target ${STUB}
Name "年报助手 ${VERSION}"
OutFile "${OUT}"
Icon "nianbao.ico"
UninstallIcon "nianbao.ico"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\nianbao" ; where the macros of the workbook look first
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
!ifdef FAST
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
CRCCheck on
BrandingText "年报助手 ${VERSION}"
ShowInstDetails nevershow
AutoCloseWindow true
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "年报助手"
VIAddVersionKey "FileDescription" "年报助手安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\nianbao"
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles
LoadLanguageFile "${NSISDIR}\Contrib\Language files\SimpChinese.nlf"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP|MB_OK "这台电脑的Windows是32位的，年报助手需要64位的Windows 10或更高版本。不安装程序也可以填写工作簿。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP|MB_OK "这台电脑的Windows版本过低，年报助手需要Windows 10或更高版本。不安装程序也可以填写工作簿。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Section
  ; an older version that is running cannot be replaced: asked for before anything is taken away
  ${If} ${FileExists} "$INSTDIR\python\python311.dll"
    retry:
    ClearErrors
    Delete "$INSTDIR\python\python311.dll"
    ${If} ${Errors}
      MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "年报助手正在运行。请关闭年报助手的窗口和Excel，再点“重试”。" /SD IDCANCEL IDRETRY retry
      SetErrorLevel 4
      Quit
    ${EndIf}
  ${EndIf}
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licenses"
  RMDir /r "$INSTDIR\空白表"
  !include "files.nsh"
  ; the workbook to fill in: never over one that is there. Written here it carries no mark of the web
  SetOutPath "$DOCUMENTS\年报"
  ${IfNot} ${FileExists} "$DOCUMENTS\年报\年度报告填报表.xlsm"
    CopyFiles /SILENT "$INSTDIR\空白表\年度报告填报表.xlsm" "$DOCUMENTS\年报"
  ${EndIf}
  ${IfNot} ${FileExists} "$DOCUMENTS\年报\年度报告填报表.xlsx"
    CopyFiles /SILENT "$INSTDIR\空白表\年度报告填报表.xlsx" "$DOCUMENTS\年报"
  ${EndIf}
  ${IfNot} ${FileExists} "$DOCUMENTS\年报\文字材料.docx"
    CopyFiles /SILENT "$INSTDIR\空白表\文字材料.docx" "$DOCUMENTS\年报"
  ${EndIf}
  ; shortcuts start in 文档\年报, where the program looks for workbooks
  CreateShortCut "$DESKTOP\年报校验.lnk" "$INSTDIR\年报校验.exe"
  CreateShortCut "$DESKTOP\年报填报表.lnk" "$DOCUMENTS\年报"
  CreateDirectory "$SMPROGRAMS\年报助手"
  CreateShortCut "$SMPROGRAMS\年报助手\年报校验.lnk" "$INSTDIR\年报校验.exe"
  CreateShortCut "$SMPROGRAMS\年报助手\年报填报表.lnk" "$DOCUMENTS\年报"
  CreateShortCut "$SMPROGRAMS\年报助手\检查这台电脑.lnk" "$INSTDIR\年报校验.exe" "--doctor"
  ; where nianbao is known without its folder; started in 文档\年报 like the others
  CreateShortCut "$SMPROGRAMS\年报助手\命令窗口.lnk" "$SYSDIR\cmd.exe" '/k set "PATH=$INSTDIR;%PATH%"' "$INSTDIR\nianbao.exe"
  CreateShortCut "$SMPROGRAMS\年报助手\使用手册.lnk" "$INSTDIR\app\docs\使用手册.html"
  CreateShortCut "$SMPROGRAMS\年报助手\卸载年报助手.lnk" "$INSTDIR\卸载.exe"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\卸载.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "年报助手"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\卸载.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\卸载.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Function .onInstSuccess
  IfSilent done
  MessageBox MB_ICONINFORMATION|MB_YESNO "安装完成。填报表在“文档”的“年报”文件夹中，桌面上有快捷方式。是否现在打开这个文件夹？" IDNO done
  ExecShell "open" "$DOCUMENTS\年报"
  done:
FunctionEnd

Section Uninstall
  ; what the clerk has filled in stays in 文档\年报, an office's 年报助手.conf where it is
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licenses"
  RMDir /r "$INSTDIR\空白表"
  Delete "$INSTDIR\年报校验.exe"
  Delete "$INSTDIR\年报校验.cmd"
  Delete "$INSTDIR\nianbao.exe"
  Delete "$INSTDIR\SBOM.cdx.json"
  Delete "$INSTDIR\卸载.exe"
  RMDir "$INSTDIR"
  Delete "$DESKTOP\年报校验.lnk"
  Delete "$DESKTOP\年报填报表.lnk"
  RMDir /r "$SMPROGRAMS\年报助手"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
