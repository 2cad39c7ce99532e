SELECT count(*) FROM directory.main.people WHERE {passes}
