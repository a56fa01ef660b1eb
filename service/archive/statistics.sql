-- Checks by outlet, month and rule.
SELECT coalesce(a.source, '?') AS source, coalesce(strftime(a.published, '%Y-%m'), '?') AS month, c.rule,
       count(DISTINCT a.number) AS articles, count(*) AS checks,
       count(*) FILTER (c.verdict = 'inconsistent') AS inconsistent
FROM checks c JOIN articles a ON a.number = c.article
GROUP BY ALL ORDER BY source, month, rule
