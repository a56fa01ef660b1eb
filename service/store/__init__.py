"""The newsroom's memory: articles, reports, findings and what people decided, in SQLite or PostgreSQL.

`database` opens it, `schema` says what it holds, `migrating` brings it up to date, `backups` keeps copies. What is done
with it stands in one module each: `articles` takes in and finds texts, `queue` lists findings, `deciding` judges them,
`gold` hands the judgements on. Their functions take an open session and never commit: whoever opened it does.
"""
