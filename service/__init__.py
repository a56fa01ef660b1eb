"""Everything of CekAngka that touches the world: command line, HTTP API, pages, readers, exports, evaluation."""
