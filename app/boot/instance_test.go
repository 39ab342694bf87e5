package boot

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSecondStartRaisesTheFirstWindow(t *testing.T) {
	dir := t.TempDir()
	raised := make(chan struct{}, 1)
	first, err := TakeInstance(dir, func() { raised <- struct{}{} })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := TakeInstance(dir, func() {}); !errors.Is(err, ErrRunning) {
		t.Fatalf("second start: got %v, want ErrRunning", err)
	}
	select {
	case <-raised:
	case <-time.After(5 * time.Second):
		t.Fatal("the first window was not asked to come to the front")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := TakeInstance(dir, func() {})
	if err != nil {
		t.Fatalf("after the first window closed: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestALongPathIsNoObstacle(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("d", 120))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	first, err := TakeInstance(dir, func() {})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := TakeInstance(dir, func() {}); !errors.Is(err, ErrRunning) {
		t.Errorf("second start: got %v, want ErrRunning", err)
	}
	if err := first.Close(); err != nil {
		t.Error(err)
	}
}
