package work_test

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

// BenchmarkSample fills a fresh office with as many dossiers and letters as VANPHONGSO_ROWS says (default 2,000 each) and
// tells rows a second.
func BenchmarkSample(b *testing.B) {
	rows, err := strconv.Atoi(os.Getenv("VANPHONGSO_ROWS"))
	if err != nil {
		rows = 2000
	}
	for range b.N {
		o := newBench(b)
		b.ResetTimer()
		o.Must(o.Sample(o.Ctx, rows, rows, 1, nil))
		b.ReportMetric(float64(2*rows)/b.Elapsed().Seconds(), "rows/s")
	}
}

// BenchmarkAccept takes in counter dossiers one after another: number, promise, receipt, audit record.
func BenchmarkAccept(b *testing.B) {
	o := newBench(b)
	for i := range b.N {
		o.accept("2.002381", fmt.Sprintf("Người số %d", i))
	}
}
