-- Pairs of figures for one quantity whose intervals don't meet, each against the earliest article that names it.
-- A quantity that one article gives several values is no quantity that can be compared, and is left out.
WITH bounds AS (
  SELECT f.*, a.root, a.id, a.location, a.source, a.published, a.number,
         coalesce(try_cast(low AS DOUBLE), '-infinity'::DOUBLE) AS least,
         coalesce(try_cast(high AS DOUBLE), 'infinity'::DOUBLE) AS most
  FROM figures f JOIN articles a ON a.number = f.article
),
keyed AS (
  SELECT *, 'copy' AS how, concat_ws('|', root, context, kind, coalesce(unit, '?')) AS quantity
  FROM bounds WHERE root IN (SELECT root FROM articles GROUP BY root HAVING count(*) > 1)
  UNION ALL
  SELECT *, 'quantity', concat_ws('|', label, kind, unit, coalesce(place, '?'), since, until, coalesce(speaker, '?'))
  FROM bounds WHERE since IS NOT NULL AND unit IS NOT NULL AND contains(label, ' ')
),
single AS (
  SELECT *, count(DISTINCT value) OVER (PARTITION BY how, quantity, article) AS readings FROM (
    SELECT * FROM keyed QUALIFY row_number() OVER (PARTITION BY how, quantity, article, value ORDER BY "start") = 1
  )
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY how, quantity ORDER BY published NULLS LAST, number) AS nth
  FROM single WHERE readings = 1
)
SELECT f.how, f.id AS first_id, f.source AS first_source, f.published AS first_published, f.location AS first_location,
       f.written AS first_written, f.value AS first_value, f."start" AS first_start, f."end" AS first_end,
       s.id AS second_id, s.source AS second_source, s.published AS second_published, s.location AS second_location,
       s.written AS second_written, s.value AS second_value, s."start" AS second_start, s."end" AS second_end,
       s.label, s.unit, s.place, s.since, s.until, s.speaker
FROM ranked f JOIN ranked s ON f.how = s.how AND f.quantity = s.quantity AND f.nth = 1 AND s.nth > 1
WHERE (f.most < s.least OR s.most < f.least)
  AND (f.how = 'copy' OR f.root <> s.root)
  AND (f.how = 'copy' OR f.source IS DISTINCT FROM s.source OR f.published IS DISTINCT FROM s.published)
ORDER BY f.how, f.number, f."start", s.number
