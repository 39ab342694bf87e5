package blob

import (
	"os"
	"strings"
	"testing"

	"vanphongso/data/office"
)

func TestABlobIsCopiedOnceAndNeverDamaged(t *testing.T) {
	from, to := open(t), open(t)
	whole, broken := put(t, from, "đơn đề nghị"), put(t, from, "tệp sẽ hỏng")
	if n, err := from.CopyTo(to, whole.SHA256); n != whole.Size || err != nil {
		t.Errorf("%d bytes copied, %v", n, err)
	}
	if n, err := from.CopyTo(to, whole.SHA256); n != 0 || err != nil {
		t.Errorf("the second time %d bytes copied, %v", n, err)
	}
	if err := to.Verify(whole.SHA256); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(from.path(broken.SHA256), []byte("tệp đã hỏng"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := from.CopyTo(to, broken.SHA256)
	wantCode(t, err, office.CodeInvalid)
	_, err = from.CopyTo(to, strings.Repeat("0", 64))
	wantCode(t, err, office.CodeNotFound)
	if to.Has(broken.SHA256) || temporary(t, to) > 0 {
		t.Error("the damaged file was copied")
	}
}
