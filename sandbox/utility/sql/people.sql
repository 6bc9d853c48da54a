-- Accounts, persons, premises, agreements and their characteristics.
SET search_path = cisadm;

INSERT INTO ci_sp SELECT sp_id, prem_id FROM planning.customer;
INSERT INTO ci_sp_char
SELECT sp_id, 'CM_LEGCY', connected, customer_no, customer_no, NULL, NULL FROM planning.customer
UNION ALL  -- the number that the point had before: the newest date counts
SELECT sp_id, 'CM_LEGCY', connected - 900, (16000000 + c)::text, (16000000 + c)::text, NULL, NULL
  FROM planning.customer WHERE c % 40 = 11
UNION ALL
SELECT sp_id, 'CM_CPRLA', connected, crp_no, crp_no, NULL, NULL
  FROM planning.customer WHERE crp_no IS NOT NULL
UNION ALL
SELECT sp_id, 'CM_FEEDR', connected, NULL, 'F' || nocs, 'F' || nocs, NULL FROM planning.customer;

INSERT INTO ci_sa
SELECT sa_id, acct_id, 'PPD', status, connected,
       CASE WHEN status IN ('40', '60', '70') THEN today - 75 END
  FROM planning.customer
UNION ALL  -- a postpaid agreement beside the prepaid one
SELECT '2' || six || '002', acct_id, 'POPD', '20', connected, NULL
  FROM planning.customer WHERE c % 12 = 5
UNION ALL  -- a former occupant's agreement at the same point
SELECT '2' || six || '003', '3' || six || '003', 'PPD', '40', connected - 700, connected - 1
  FROM planning.customer WHERE c % 15 = 4;
INSERT INTO ci_sa_sp
SELECT '1' || substr(sa_id, 2), sa_id, '1' || substr(sa_id, 2, 6) || '001' FROM ci_sa;
INSERT INTO ci_sa_char
SELECT sa_id, 'CM_CUSCA', connected, tariff FROM planning.customer
UNION ALL
SELECT sa_id, 'CM_CUSCA', connected - 400, 'LT-B' FROM planning.customer WHERE c % 6 = 1;
INSERT INTO ci_sa_cont_qty
SELECT sa_id, 'SLOAD', connected, load_kw FROM planning.customer
UNION ALL
SELECT sa_id, 'SLOAD', connected - 400, load_kw + 7 FROM planning.customer WHERE c % 6 = 2;

INSERT INTO ci_acct
SELECT acct_id, prem_id FROM planning.customer
UNION ALL
SELECT '3' || six || '003', prem_id FROM planning.customer WHERE c % 15 = 4;
INSERT INTO ci_acct_char
SELECT acct_id, 'CM_MTDIS', connected, CASE WHEN c % 7 = 3 THEN 'N' ELSE 'Y' END
  FROM planning.customer WHERE c % 3 <> 2
UNION ALL
SELECT acct_id, 'CM_MTDIS', connected - 30, 'N' FROM planning.customer WHERE c % 9 = 1;
INSERT INTO ci_acct_per
SELECT acct_id, per_id, 'Y' FROM planning.customer
UNION ALL
SELECT acct_id, '5' || six || '002', 'N' FROM planning.customer WHERE c % 6 = 0
UNION ALL
SELECT '3' || six || '003', '5' || six || '003', 'Y' FROM planning.customer WHERE c % 15 = 4;

INSERT INTO ci_per SELECT per_id FROM ci_acct_per;
INSERT INTO ci_per_name
SELECT per_id, 1, CASE
         WHEN key % 4 = 3 THEN
           (ARRAY['মোঃ আব্দুল করিম', 'রহিমা খাতুন', 'শফিকুল ইসলাম', 'তাসলিমা আক্তার', 'প্রশান্ত চন্দ্র শীল',
                  'জাহাঙ্গীর আলম', 'কৃষ্ণা রানী দাস'])[1 + planning.pick(key, 20) % 7]
         ELSE
           (ARRAY['Md. Abdul', 'Rahima', 'Shafiqul', 'Taslima', 'Kamrul', 'Nusrat', 'Jahangir', 'Farhana',
                  'Mizanur', 'Salma', 'Anwar'])[1 + planning.pick(key, 20) % 11] || ' ' ||
           (ARRAY['Karim', 'Khatun', 'Islam', 'Akter', 'Hossain', 'Rahman', 'Chowdhury', 'Begum', 'Sarker',
                  'Ahmed', 'Miah', 'Talukder', 'Bhuiyan'])[1 + planning.pick(key, 21) % 13]
       END, 'Y'
  FROM (SELECT per_id, right(per_id, 9)::bigint / 1000 + right(per_id, 1)::int * 1000003 AS key
          FROM ci_per) AS person
UNION ALL
SELECT per_id, 2, 'c/o ' || customer_no, 'N' FROM planning.customer WHERE c % 8 = 0;
INSERT INTO ci_per_char
SELECT per_id, 'FATHER',
       (ARRAY['Abdur Rahman', 'Nurul Islam', 'Motiur Rahman', 'Haripada Shil', 'Abul Kashem'])
         [1 + planning.pick(c, 22) % 5]
  FROM planning.customer WHERE c % 4 <> 1;
INSERT INTO c1_per_contdet
SELECT per_id, 'CELLPHONE', '01' || (ARRAY['3', '5', '6', '7', '8', '9'])[1 + planning.pick(c, 23) % 6]
         || lpad((planning.pick(c, 24) % 100000000)::text, 8, '0'), 'C1YS'
  FROM planning.customer WHERE c % 37 <> 0
UNION ALL
SELECT per_id, 'CELLPHONE', '019' || lpad((c + 20000000)::text, 8, '0'), 'C1NO'
  FROM planning.customer WHERE c % 3 = 0
UNION ALL
SELECT per_id, 'EMAIL', 'customer' || c || '@example.org', 'C1YS' FROM planning.customer WHERE c % 5 = 1;

INSERT INTO ci_prem
SELECT prem_id, 'House ' || 1 + planning.pick(c, 25) % 199, 'Road ' || 1 + planning.pick(c, 26) % 40,
       CASE WHEN c % 3 = 0 THEN 'Block ' || chr(65 + (c % 8)) END, CASE WHEN c % 2 = 0 THEN ' ' END,
       'Dhaka', 'Dhaka', (1200 + planning.pick(c, 27) % 60)::text, NULL, 'BGD'
  FROM planning.customer;
INSERT INTO ci_prem_char
SELECT prem_id, 'CM_NOCS', connected, nocs FROM planning.customer
UNION ALL
SELECT prem_id, 'CM_NOCS', connected - 500, lpad((1 + (c % 17))::text, 3, '0')
  FROM planning.customer WHERE c % 5 = 2;
