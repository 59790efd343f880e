"""Defects (lỗi cấy) and controls of the reference, one module per điều; null products beside them (design §7)."""
