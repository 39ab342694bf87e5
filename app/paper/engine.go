package paper

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"vanphongso/data/office"
)

// engines is the one pool of PDF engines of the process, started on first use. An engine is PDFium compiled to
// WebAssembly: it runs inside the program without cgo, sees no file and no network, and whatever a hostile PDF does
// to it stays in its own memory. Every use gets a fresh one.
var engines struct {
	sync.Mutex
	pool    pdfium.Pool
	running chan struct{} // closed when a start that is under way has ended
	err     error
}

// maxEngines bounds the PDFs that are read at once; each engine takes some 20 MB.
const maxEngines = 2

// Warm starts the PDF engine ahead of its first use. Without a compilation cache in the user's cache folder a start
// takes some seconds, with it a tenth. It returns early when ctx ends; the start goes on.
func Warm(ctx context.Context) error {
	_, err := enginePool(ctx)
	return err
}

// enginePool returns the pool, starting it when it is not there; a failed start is tried again by the next call.
func enginePool(ctx context.Context) (pdfium.Pool, error) {
	engines.Lock()
	if engines.pool != nil {
		defer engines.Unlock()
		return engines.pool, nil
	}
	if engines.running == nil {
		engines.running = make(chan struct{})
		go startEngines(engines.running)
	}
	running := engines.running
	engines.Unlock()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-running:
	}
	engines.Lock()
	defer engines.Unlock()
	if engines.pool == nil {
		return nil, &office.Error{Code: office.CodeInternal, Message: "Không khởi động được bộ đọc PDF; vẫn có thể mở tệp bằng chương trình xem PDF.", Cause: engines.err}
	}
	return engines.pool, nil
}

// startEngines runs apart from its callers, so that one who gives up does not stop it for the others.
func startEngines(done chan struct{}) {
	pool, err := newPool()
	engines.Lock()
	defer engines.Unlock()
	engines.pool, engines.err, engines.running = pool, err, nil
	close(done)
}

// newPool starts the engine. A compilation cache that was damaged, by a full disk for instance, is thrown away.
func newPool() (pdfium.Pool, error) {
	folder := cacheFolder()
	pool, err := newPoolWith(folder)
	if err != nil && folder != "" && os.RemoveAll(folder) == nil {
		pool, err = newPoolWith(cacheFolder())
	}
	return pool, err
}

func newPoolWith(folder string) (pool pdfium.Pool, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("pdfium: %v", trouble)
		}
	}()
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true) // lets a cancelled call be stopped
	if folder != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	return webassembly.Init(webassembly.Config{
		MaxTotal: maxEngines, MaxIdle: maxEngines,
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(), // no files
		Stdout:        io.Discard, Stderr: io.Discard,
	})
}

// cacheFolder is where the compiled engine is kept; without one ("") it is compiled at every start.
func cacheFolder() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	folder = filepath.Join(folder, "vanphongso", "pdf")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return ""
	}
	return folder
}

// open lends an engine with the PDF opened. When ctx ends meanwhile, the engine is stopped and ctx's error returned.
func open(ctx context.Context, pdf []byte, use func(pdfium.Pdfium, references.FPDF_DOCUMENT, int) error) error {
	pool, err := enginePool(ctx)
	if err != nil {
		return err
	}
	engine, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return &office.Error{Code: office.CodeInternal, Message: "Không khởi động được bộ đọc PDF; vẫn có thể mở tệp bằng chương trình xem PDF.", Cause: err}
	}
	done := make(chan struct{})
	var trouble error
	go func() {
		defer close(done)
		trouble = lend(engine, pdf, use)
	}()
	select {
	case <-done:
		_ = engine.Close()
		return trouble
	case <-ctx.Done():
		_ = engine.Kill()
		<-done
		return ctx.Err()
	}
}

// lend opens the PDF and calls use; a fault inside the engine becomes an error.
func lend(engine pdfium.Pdfium, pdf []byte, use func(pdfium.Pdfium, references.FPDF_DOCUMENT, int) error) (err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = unreadable(fmt.Errorf("pdfium: %v", trouble))
		}
	}()
	document, err := engine.OpenDocument(&requests.OpenDocument{File: &pdf})
	if err != nil {
		return unreadable(err)
	}
	count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: document.Document})
	if err != nil {
		return unreadable(err)
	}
	return use(engine, document.Document, count.PageCount)
}
