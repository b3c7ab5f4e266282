-- Statistical forms as forms of a call: which form of which other module is filled from the records, and the level of
-- schooling of those who are asked. Everything is counted there; only what no record holds is typed into the dossier.
ALTER TABLE guidance_form ADD COLUMN figures TEXT;
ALTER TABLE guidance_form ADD COLUMN level TEXT;

INSERT INTO guidance_form (key, valid_from, valid_to, title_vi, title_en, consolidated, fields, source, figures, level)
VALUES
('statistics-01', '2018-11-14', '2025-02-09', 'Biểu thống kê 01: Mầm non, đầu năm học',
 'Statistical form 01: preschool, start of year', FALSE, '[]',
 'Thông tư 24/2018/TT-BGDĐT: số liệu có đến 30/9, gửi trước 30/10', '01.ĐN-MN', '01'),
('statistics-02', '2018-11-14', '2025-02-09', 'Biểu thống kê 02: Tiểu học, đầu năm học',
 'Statistical form 02: primary, start of year', FALSE, '[]',
 'Thông tư 24/2018/TT-BGDĐT: số liệu có đến 30/9, gửi trước 30/10', '02.ĐN-TH', '02'),
('statistics-01', '2025-02-09', NULL, 'Biểu thống kê 01.ĐN-MN: Mầm non, đầu năm học',
 'Statistical form 01.ĐN-MN: preschool, start of year', FALSE, '[]',
 'Thông tư 25/2024/TT-BGDĐT: số liệu có đến 30/9, gửi trước 31/10', '01.ĐN-MN', '01'),
('statistics-02', '2025-02-09', NULL, 'Biểu thống kê 02.ĐN-TH: Tiểu học, đầu năm học',
 'Statistical form 02.ĐN-TH: primary, start of year', FALSE, '[]',
 'Thông tư 25/2024/TT-BGDĐT: số liệu có đến 30/9, gửi trước 31/10', '02.ĐN-TH', '02'),
('statistics-03', '2025-02-09', NULL, 'Biểu thống kê 03.ĐN-THCS: THCS, đầu năm học',
 'Statistical form 03.ĐN-THCS: lower secondary, start of year', FALSE, '[]',
 'Thông tư 25/2024/TT-BGDĐT: số liệu có đến 30/9, gửi trước 31/10', '03.ĐN-THCS', '03'),
('statistics-04', '2025-02-09', NULL, 'Biểu thống kê 04.ĐN-THPT: THPT, đầu năm học',
 'Statistical form 04.ĐN-THPT: upper secondary, start of year', FALSE, '[]',
 'Thông tư 25/2024/TT-BGDĐT: số liệu có đến 30/9, gửi trước 31/10', '04.ĐN-THPT', '04');
