"""What people click: buttons in Excel, a workbook dropped on an icon."""
