-- Clusters of copies. Which was first is said by the day of publishing, then by the order of reading.
WITH members AS (
  SELECT *, count(*) OVER (PARTITION BY root) AS size,
         row_number() OVER (PARTITION BY root ORDER BY published NULLS LAST, number) AS place
  FROM articles
)
SELECT m.root AS cluster, m.id, m.location, m.source, m.published, m.similarity,
       CASE WHEN m.place = 1 THEN 'first'
            WHEN m.exact = first.exact THEN 'exact'
            WHEN m.figures = first.figures THEN 'near'
            ELSE 'figures_differ' END AS relation
FROM members m JOIN members first ON first.root = m.root AND first.place = 1
WHERE m.size > 1
ORDER BY m.root, m.place
