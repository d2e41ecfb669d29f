# The front door. Two commands do all the set-up: `make demo` and `make check`. The building itself is CMake's
# (CMakePresets.json has the kinds: release, debug, clang, asan, tsan, coverage, fuzz).

BUILD := build/release
ENTENTE := $(BUILD)/entente
SHARED := $(or $(ENTENTE_SHARED),../shared)

.PHONY: all demo check unit install-needs build asan lint fuzz coverage man install clean model bench

all: build

## Reads the sample texts and writes a dossier; installs what is missing first.
demo: install-needs build
	@sh scripts/demo.sh $(ENTENTE)

## Everything tested; ends with "N passed, N failed".
check: install-needs
	@sh scripts/check.sh

install-needs:
	@sh scripts/install_needs.sh

build:
	@test -f $(BUILD)/build.ninja || cmake --preset release >/dev/null
	@cmake --build $(BUILD)

## The inner loop: unit tests only, in seconds.
unit: build
	@ctest --test-dir $(BUILD) -L unit --output-on-failure

asan:
	@test -f build/asan/build.ninja || cmake --preset asan >/dev/null
	@cmake --build build/asan && ctest --test-dir build/asan --output-on-failure -j2

fuzz:
	@sh scripts/fuzz.sh

lint:
	@sh scripts/lint.sh

coverage:
	@cmake --preset coverage >/dev/null && cmake --build build/coverage && ctest --test-dir build/coverage >/dev/null; \
	gcovr -r . --object-directory build/coverage -e tests -e tools -e cli --print-summary | tail -3

man: build
	@$(ENTENTE) help --man > $(BUILD)/entente.1 && echo $(BUILD)/entente.1

## Trains the syntax model anew from $$ENTENTE_SHARED/data/ud.
model:
	@sh scripts/train_model.sh $(SHARED)

bench: build
	@cmake --build $(BUILD) --target show_stages >/dev/null
	@sh scripts/bench.sh $(ENTENTE) $(SHARED)

install: build man
	@cmake --install $(BUILD)

clean:
	rm -rf build demo
