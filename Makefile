# Văn phòng Sở. `make run` and `make test` need a Debian or Ubuntu machine with Go, gcc, git and make;
# each target installs what else it needs from Debian's packages and says so (.ci/packages).

TAGS    := migrated_fynedo,x11
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS := -s -w -X vanphongso/app/boot.Version=$(VERSION)
GO      := go
LINT    := build/tools/golangci-lint
LINT_VERSION := v2.15.0
SOURCES := $(shell find app cmd data assets -name .git -prune -o -type f -print) go.mod go.sum

.PHONY: run demo test test-race bench e2e lint screenshots windows clean packages-run packages-test packages-e2e packages-bench packages-windows

## run: build the program and open it with the office's data; without a display, show the demo instead.
run: packages-run build/vanphongso build/vanphongsoctl
	@if [ -n "$$DISPLAY" ]; then exec build/vanphongso; \
	else echo "Không có màn hình (DISPLAY trống): chạy bản trình diễn không cửa sổ. / No display: running the demo instead."; \
	  build/vanphongsoctl demo --out build/demo; fi

## demo: sample mails → dossiers → printed receipts, without a window.
demo: build/vanphongsoctl
	build/vanphongsoctl demo --out build/demo

## test: the whole test suite.
test: packages-test
	$(GO) test -tags $(TAGS) -timeout 20m ./...

## test-race: the same under the race detector.
test-race: packages-test
	$(GO) test -race -tags $(TAGS) -timeout 40m ./...

## bench: figures and ratios (README, "Figures").
bench: packages-bench build/vanphongso build/vanphongsoctl
	bash .ci/bench

## e2e: the built program in a real window under Xvfb, against a real Dovecot; screenshots in build/e2e.
e2e: packages-e2e build/vanphongso build/vanphongsoctl
	$(GO) test -tags $(TAGS),e2e -count=1 -timeout 15m -v ./cmd/vanphongso

## screenshots: every screen at 1366×768 into build/screenshots.
screenshots: packages-e2e build/vanphongso build/vanphongsoctl
	$(GO) test -tags $(TAGS),e2e -count=1 -timeout 15m -run TestScreenshots -v ./cmd/vanphongso

## lint: the linters of .golangci.yml.
lint: packages-run $(LINT)
	$(LINT) run ./...

$(LINT):
	GOBIN=$(CURDIR)/build/tools $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)

build/vanphongso: $(SOURCES)
	$(GO) build -tags $(TAGS) -ldflags "$(LDFLAGS)" -o $@ ./cmd/vanphongso

build/vanphongsoctl: $(SOURCES)
	CGO_ENABLED=0 $(GO) build -ldflags "$(LDFLAGS)" -o $@ ./cmd/vanphongsoctl

build/vanphongsoctl.exe: $(SOURCES)
	CGO_ENABLED=0 GOOS=windows GOARCH=amd64 $(GO) build -ldflags "$(LDFLAGS)" -o $@ ./cmd/vanphongsoctl

build/vanphongso.exe: packages-windows $(SOURCES)
	CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 GOOS=windows GOARCH=amd64 \
	  $(GO) build -tags migrated_fynedo -ldflags "$(LDFLAGS) -H=windowsgui" -o $@ ./cmd/vanphongso

## windows: both programs for Windows, each started once under Wine.
windows: packages-windows build/vanphongso.exe build/vanphongsoctl.exe
	bash .ci/wine

clean:
	rm -rf build

packages-run packages-test packages-e2e packages-bench packages-windows:
	@bash .ci/packages $(@:packages-%=%)
