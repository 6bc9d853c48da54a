-- Words for codes, in English and Bengali: a join without the language, or without the kind of
-- code, finds more than one.
SET search_path = cisadm;

INSERT INTO ci_char_val_l
SELECT kind, lpad(n::text, 3, '0'), language, CASE WHEN kind = 'CM_NOCS' THEN word ELSE 'Zone of ' || word END
  FROM unnest(
         ARRAY['Adabor', 'Azimpur', 'Banasree', 'Bangshal', 'Demra', 'Dhanmondi', 'Jigatola', 'Kakrail', 'Khilgaon',
               'Lalbagh', 'Mirpur', 'Moghbazar', 'Motijheel', 'Narayanganj', 'Ramna', 'Shyamoli', 'Tejgaon'],
         ARRAY['আদাবর', 'আজিমপুর', 'বনশ্রী', 'বংশাল', 'ডেমরা', 'ধানমন্ডি', 'জিগাতলা', 'কাকরাইল', 'খিলগাঁও',
               'লালবাগ', 'মিরপুর', 'মগবাজার', 'মতিঝিল', 'নারায়ণগঞ্জ', 'রমনা', 'শ্যামলী', 'তেজগাঁও'])
       WITH ORDINALITY AS area (english, bengali, n),
       LATERAL (VALUES ('ENG', english), ('BEN', bengali)) AS said (language, word),
       LATERAL (VALUES ('CM_NOCS'), ('CM_ZONE')) AS kinds (kind);
INSERT INTO ci_char_val_l VALUES
  ('CM_CUSCA', 'LT-A', 'ENG', 'Residential'), ('CM_CUSCA', 'LT-A', 'BEN', 'আবাসিক'),
  ('CM_CUSCA', 'LT-B', 'ENG', 'Irrigation'), ('CM_CUSCA', 'LT-B', 'BEN', 'সেচ'),
  ('CM_CUSCA', 'LT-C1', 'ENG', 'Small industry'), ('CM_CUSCA', 'LT-C1', 'BEN', 'ক্ষুদ্র শিল্প'),
  ('CM_CUSCA', 'LT-D1', 'ENG', 'Education and charity'), ('CM_CUSCA', 'LT-D1', 'BEN', 'শিক্ষা ও সেবা'),
  ('CM_CUSCA', 'LT-E', 'ENG', 'Commercial and office'), ('CM_CUSCA', 'LT-E', 'BEN', 'বাণিজ্যিক ও অফিস'),
  ('CM_CUSCA', 'MT-2', 'ENG', 'Medium tension commercial'), ('CM_CUSCA', 'MT-2', 'BEN', 'মধ্যম চাপ বাণিজ্যিক');

-- Ways of paying. A tender control is a channel's till of one month.
INSERT INTO ci_tndr_srce_l
SELECT code, language, CASE language WHEN 'ENG' THEN english ELSE bengali END
  FROM (VALUES ('BKASH', 'bKash', 'বিকাশ'), ('NAGAD', 'Nagad', 'নগদ'), ('ROCKET', 'Rocket', 'রকেট'),
               ('GPAY', 'GPay', 'জিপে'), ('UCASH', 'Upay', 'উপায়'), ('DBBL', 'Dutch-Bangla Bank', 'ডাচ্-বাংলা ব্যাংক'),
               ('SONALI', 'Sonali Bank', 'সোনালী ব্যাংক'), ('CASH', 'NOCS cash counter', 'এনওসিএস ক্যাশ কাউন্টার'))
       AS channel (code, english, bengali),
       (VALUES ('ENG'), ('BEN')) AS tongue (language);
INSERT INTO ci_tndr_ctl
SELECT '7' || lpad(n::text, 2, '0') || to_char(month, 'YYYYMM') || '0', code
  FROM unnest(ARRAY['BKASH', 'NAGAD', 'ROCKET', 'GPAY', 'UCASH', 'DBBL', 'SONALI', 'CASH'])
       WITH ORDINALITY AS channel (code, n),
       generate_series(date '2020-01-01', (SELECT at FROM planning.setting), interval '1 month') AS month;
