# Cordboard. Every command prepares what it needs from the lock files; a second call finds it there.
# ARGS are handed on: make run ARGS="--port 9000", make test ARGS="tests/core".

.DEFAULT_GOAL := help
.PHONY: help run test check bench faults types format lock docs clients clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: ## serve on this machine; the first time with demo data
	@sh scripts/run.sh $(ARGS)

test: ## everything CI runs: checks, unit tests, real databases, browser, kills
	@sh scripts/test.sh $(ARGS)

check: ## rules, format, types, import contracts, house rules, generated files
	@sh scripts/check.sh

bench: ## measure messages per second, latency, distribution, memory (tests/load)
	@sh scripts/dev.sh -m tests.load $(ARGS)

faults: ## kill the server 300 times under traffic and look for what was lost
	@KILLS=300 sh scripts/dev.sh -m pytest tests/faults -q $(ARGS)

types: ## renew the clients' types from the server's OpenAPI document
	@sh scripts/types.sh

format: ## format the Python source and mend what ruff can mend
	@sh scripts/dev.sh -m ruff check --fix --quiet .
	@sh scripts/dev.sh -m ruff format --quiet .

lock: ## renew the lock files
	@sh scripts/lock.sh

docs: ## draw the generated pages anew: states and nodes
	@sh scripts/dev.sh scripts/states_doc.py
	@sh scripts/dev.sh scripts/generate_nodes_doc.py

clients: ## build the widget, the desk and the pages of /docs
	@sh scripts/clients.sh

clean: ## remove environments, packages and built files; keeps var/
	@rm -rf .venv .boot clients/node_modules .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find src/cordboard/static -mindepth 1 ! -name README.md -delete
	@find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
