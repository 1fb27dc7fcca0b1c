Attribute VB_Name = "Nianbao"
Option Explicit
' The buttons of the annual report workbook. Each starts Python with one action:
'   PROGRAM -m scripts.buttons ACTION --wb=FOLDER\NAME --from_xl=1 --hwnd=WINDOW
' PROGRAM is the first of these that is there:
'   1. the line interpreter=... in a file beside the workbook, named by nianbao_conf
'   2. the same line in the same file in the user's folder: %LOCALAPPDATA%\nianbao
'   3. %LOCALAPPDATA%\nianbao\python\pythonw.exe, where the installer puts it
'   4. pythonw on the PATH (python3 where there is no Windows)
' One not called python... is a frozen program and is given no -m scripts.buttons.
' This text is ASCII; every Chinese word comes from the workbook's names nianbao_...

Public Sub CheckReport()
    Launch "check"
End Sub

Public Sub MakeReport()
    Launch "report"
End Sub

Public Sub ClearMarks()
    Launch "clear"
End Sub

Public Sub OpenReport()
    Launch "open"
End Sub

Public Sub LoadLastYear()
    Launch "last-year"
End Sub

Public Sub ImportText()
    Launch "import-text"
End Sub

Public Sub OpenHandbook()
    Launch "handbook"
End Sub

Public Sub RibbonClick(ByVal control As Object)
    Launch control.Tag
End Sub

Private Sub Launch(ByVal action As String)
    Dim book As Workbook, program As String, window As String, bar As String, problem As String
    Set book = ThisWorkbook
    If LCase$(Right$(book.Name, 5)) = ".xlam" Then Set book = ActiveWorkbook
    program = Interpreter()
    window = Outside("window", "")
    ' LibreOffice has no window; in WPS, whose folder is ...\office6, Python cannot clear it again
    bar = window
    If LCase$(Right$(Outside("host", ""), 7)) = "office6" Then bar = ""
    If bar <> "" Then Application.StatusBar = Words("starting")
    problem = Outside("start", CommandLine(program, action, book) & window)
    If problem <> "" Then
        If bar <> "" Then Application.StatusBar = False
        MsgBox Words("failed") & vbLf & vbLf & program & vbLf & problem, vbCritical, Words("title")
    End If
End Sub

Private Function CommandLine(ByVal program As String, ByVal action As String, _
        ByVal book As Workbook) As String
    Dim separator As String, text As String
    separator = Application.PathSeparator
    text = Quoted(program)
    If LCase$(Mid$(program, InStrRev(program, separator) + 1)) Like "python*" Then
        text = text & " -m scripts.buttons"
    End If
    text = text & " " & action
    If Not book Is Nothing Then ' an add-in may stand alone
        text = text & " " & Quoted("--wb=" & book.Path & separator & book.Name)
    End If
    CommandLine = text & " --from_xl=1 --hwnd="
End Function

Private Function Interpreter() As String
    Dim found As String, home As String, separator As String
    separator = Application.PathSeparator
    home = Outside("variable", "LOCALAPPDATA")
    If home = "" Then home = Outside("variable", "HOME") & "/.local/share"
    home = home & separator & "nianbao" & separator
    found = Outside("setting", ThisWorkbook.Path & separator & Words("conf"))
    If found = "" Then found = Outside("setting", home & Words("conf"))
    If found = "" Then
        found = home & "python" & separator & "pythonw.exe"
        If Outside("file", found) = "" Then found = IIf(separator = "\", "pythonw", "python3")
    End If
    Interpreter = found
End Function

Private Function Quoted(ByVal text As String) As String
    Quoted = Chr$(34) & text & Chr$(34)
End Function

Private Function Words(ByVal key As String) As String
    Dim formula As String
    formula = ThisWorkbook.Names("nianbao_" & key).RefersTo ' ="..."
    Words = Mid$(formula, 3, Len(formula) - 3)
End Function

' The one procedure that reaches outside Office. What is not there is "";
' for "start", "" is success and anything else says what went wrong.
Private Function Outside(ByVal what As String, ByVal value As String) As String
    Dim found As String, row As String, number As Integer
    On Error GoTo Failed
    Select Case what
    Case "start"
        Shell value, vbHide
    Case "window"
        found = CStr(Application.Hwnd)
    Case "host"
        found = Application.Path
    Case "variable"
        found = Environ$(value)
    Case "file"
        found = Dir$(value)
    Case "setting"
        number = FreeFile
        Open value For Input As #number
        Do Until EOF(number)
            Line Input #number, row
            If Left$(row, 12) = "interpreter=" Then found = Trim$(Mid$(row, 13))
        Loop
        Close #number
    End Select
    Outside = found
    Exit Function
Failed:
    If what = "start" Then Outside = Err.Description & " (" & Err.Number & ")"
End Function
