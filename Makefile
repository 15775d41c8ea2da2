# `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=

# One file that needs no other: without shared libraries, unused sections and symbols it starts several times faster.
RELEASE_FLAGS := -c release --product wiretext
ifeq ($(shell uname -s),Linux)
# The static libxml2 needs two packers, and ICU unless something stands in for it (see Scripts/no-icu.c).
NO_ICU := .build/no-icu.o
RELEASE_FLAGS += --static-swift-stdlib -Xswiftc -static-executable -Xlinker --gc-sections -Xlinker -s
RELEASE_FLAGS += -Xlinker $(abspath $(NO_ICU)) -Xlinker -lz -Xlinker -llzma -Xlinker -lm
endif

# On a developer's machine a warning does not stop the tests; in CI it does.
TEST_FLAGS := $(if $(CI),-Xswiftc -warnings-as-errors)

WIRETEXT := .build/release/wiretext
DEMO := .build/demo
DATA = $(DESTDIR)$(PREFIX)/share

.PHONY: help setup build test check demo install clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r target what; do printf '%-10s %s\n' "$$target" "$$what"; done

setup: ## install what is missing (libxml2, toml++, pkg-config, tshark, jsonpatch)
	@Scripts/setup

build: setup $(NO_ICU) ## build the release program
	swift build $(RELEASE_FLAGS)

$(NO_ICU): Scripts/no-icu.c | setup
	@mkdir -p $(@D)
	$$(command -v clang || command -v cc) -Os -c $< -o $@

test: setup ## run all tests, the WebAssembly build of the core, and the format check
	swift test $(TEST_FLAGS)
	Scripts/pages
	Scripts/wasm
	Scripts/check format

check: setup ## check the format, and that nothing warns
	Scripts/check

demo: build ## show a broken trace, a good one, and its conversion
	@mkdir -p $(DEMO)
	@printf '\n1. Notes with a pasted handshake. One number is off by one; lint points at it:\n\n'
	@status=0; $(WIRETEXT) lint Samples/handshake/broken.txt || status=$$?; printf '\n   (exit status %s: there are findings)\n' $$status; test $$status -eq 1
	@printf '\n2. The same notes without the error. The checksums are verified although no address is shown:\n\n'
	@$(WIRETEXT) lint Samples/handshake/pasted.txt
	@printf '\n3. Back to packets, with a record of where each byte comes from:\n\n'
	$(WIRETEXT) convert Samples/handshake/pasted.txt $(DEMO)/handshake.pcap --provenance $(DEMO)/provenance.json --force
	@printf '\n4. Wireshark reads the result and finds all three checksums correct:\n\n'
	@tshark -n -r $(DEMO)/handshake.pcap -V -o tcp.check_checksum:TRUE 2>$(DEMO)/tshark.log >$(DEMO)/details.txt || { cat $(DEMO)/tshark.log; exit 1; }
	@grep -E '^Transmission Control Protocol|^ +Checksum:' $(DEMO)/details.txt
	@test "$$(grep -cE '^ +Checksum: .*\[correct\]' $(DEMO)/details.txt)" -eq 3

install: build ## install the program, its manual page and its completions under PREFIX (DESTDIR is honoured)
	install -d $(DESTDIR)$(PREFIX)/bin $(DATA)/bash-completion/completions $(DATA)/zsh/site-functions $(DATA)/fish/vendor_completions.d $(DATA)/man/man1
	install -m 755 $(WIRETEXT) $(DESTDIR)$(PREFIX)/bin/wiretext
	install -m 644 Documentation/wiretext.1 $(DATA)/man/man1/wiretext.1
	$(WIRETEXT) --generate-completion-script bash >$(DATA)/bash-completion/completions/wiretext
	$(WIRETEXT) --generate-completion-script zsh >$(DATA)/zsh/site-functions/_wiretext
	$(WIRETEXT) --generate-completion-script fish >$(DATA)/fish/vendor_completions.d/wiretext.fish

clean: ## remove what was built
	rm -rf .build .build-*
