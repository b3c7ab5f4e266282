# The only entry: what CI runs, a person runs.
.PHONY: run build test bench check format packages pins outdated clean browser-test help

SWIFT ?= swift
PORT ?= 8080
DATABASE ?= var/khue.sqlite
SIZE ?= small

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: packages pins ## build, fill a demonstration city the first time, serve on http://127.0.0.1:8080
	@echo "Building Khuê (the first time takes some minutes) …"
	@$(SWIFT) build -c release --product khue
	@.build/release/khue serve --database $(DATABASE) --port $(PORT) --demonstration $(SIZE)

build: packages pins ## everything, for development
	$(SWIFT) build --build-tests

test: packages ## every test: rules, stores on both engines, pages, browser
	@scripts/test

bench: packages pins ## speed as ratios to a bare handler, in one run
	$(SWIFT) build -c release
	@scripts/bench

check: ## format and the walls of the house, in seconds
	@scripts/check

format: ## put every source file into the house's form
	$(SWIFT) format -i -r Package.swift Sources Tests

packages: ## install the Debian packages that are missing
	@scripts/packages

outdated: ## components for which there are newer versions; asks the network
	@scripts/components --ask

pins: ## resolve components as they are pinned, where nothing is resolved yet
	@scripts/components --restore

clean: ## forget all build output (not the data in var/)
	rm -rf .build
