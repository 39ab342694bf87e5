package work

import (
	"context"
	"fmt"
	"slices"

	"vanphongso/app/work/core"
	"vanphongso/app/work/registry"
	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// Ids that core.Walk goes by.
func incomingID(x *document.Incoming) int64 { return x.ID }
func outgoingID(x *document.Outgoing) int64 { return x.ID }
func folderID(x *document.Folder) int64     { return x.ID }

func incomingName(x *document.Incoming) string { return "Văn bản đến số " + x.ArrivalInYear() }

func outgoingName(x *document.Outgoing) string {
	return fmt.Sprintf("Văn bản đi %s (dòng %d)", first(x.Number, "chưa có số"), x.ID)
}

// documentNumbers looks whether the ledger of numbers and the documents say the same of every number of every series: who
// has it, that it is void when its document was cancelled, and that nothing is left unexplained.
func (c *Checker) documentNumbers(ctx context.Context, item *CheckItem, progress func(int)) error {
	ledgers := ledgers{office: c.office, known: map[store.Series]map[int]store.Taken{}}
	step := func() error {
		if item.Checked++; item.Checked%1000 == 0 {
			progress(item.Checked)
		}
		return ctx.Err()
	}
	err := core.Walk(ctx, c.office.Store.Incoming.Page, office.Query{}, incomingID, func(x document.Incoming) error {
		line := numbered{document.IncomingSeries, document.Period(x.ArrivedOn), x.Serial, x.Suffix, document.ItemIncoming, x.ID, x.State == document.Cancelled}
		if err := ledgers.compare(ctx, item, incomingName(&x), line); err != nil {
			return err
		}
		return step()
	})
	if err != nil {
		return err
	}
	err = core.Walk(ctx, c.office.Store.Outgoing.Page, office.Query{}, outgoingID, func(x document.Outgoing) error {
		if x.Serial == 0 {
			return step()
		}
		line := numbered{x.Series, document.Period(x.Dated), x.Serial, x.Suffix, document.ItemOutgoing, x.ID, x.State == document.Cancelled}
		if err := ledgers.compare(ctx, item, outgoingName(&x), line); err != nil {
			return err
		}
		return step()
	})
	if err != nil {
		return err
	}
	return c.reservedNumbers(ctx, item)
}

// numbered is what a document says of its number.
type numbered struct {
	series, period string
	serial         int
	suffix         string
	table          string
	id             int64
	cancelled      bool
}

// ledgers are the ledgers of numbers read so far.
type ledgers struct {
	office *Office
	known  map[store.Series]map[int]store.Taken
}

func (l ledgers) of(ctx context.Context, name, period string) (map[int]store.Taken, error) {
	series := store.Series{Name: name, Period: period}
	if ledger, known := l.known[series]; known {
		return ledger, nil
	}
	list, err := l.office.Store.Numbers.Ledger(ctx, name, period)
	l.known[series] = map[int]store.Taken{}
	for _, taken := range list {
		l.known[series][taken.Number] = taken
	}
	return l.known[series], err
}

// compare tells how the ledger differs from what a document says.
func (l ledgers) compare(ctx context.Context, item *CheckItem, owner string, n numbered) error {
	trouble, err := l.trouble(ctx, n)
	if trouble != "" {
		item.problem("%s: %s", owner, trouble)
	}
	return err
}

// trouble says how the ledger differs from what a document says, "" when it does not. A number that was put in behind another
// is not in the ledger, the other one is; one that was kept before is the reservation's.
func (l ledgers) trouble(ctx context.Context, n numbered) (string, error) {
	ledger, err := l.of(ctx, n.series, n.period)
	if err != nil {
		return "", err
	}
	taken, given := ledger[n.serial]
	name := fmt.Sprintf("số %d%s của %s năm %s", n.serial, n.suffix, registry.SeriesName(n.series), n.period)
	switch {
	case !given:
		return name + " không có trong sổ cấp số.", nil
	case n.suffix != "" || taken.Register == reservationsTable:
		return "", nil
	case taken.Register != n.table || taken.RowID != n.id:
		return name + " trong sổ cấp số thuộc bản ghi khác.", nil
	case n.cancelled && taken.Void == "":
		return name + " của văn bản đã hủy mà chưa hủy trong sổ cấp số.", nil
	case !n.cancelled && taken.Void != "":
		return name + " đã hủy trong sổ cấp số mà văn bản vẫn dùng.", nil
	}
	return "", nil
}

// reservationsTable is the table of numbers that are kept.
const reservationsTable = "reservations"

// reservedNumbers looks whether every kept number that was used has its document, under that number.
func (c *Checker) reservedNumbers(ctx context.Context, item *CheckItem) error {
	return core.Walk(ctx, c.office.Store.Reservations.Page, office.Query{}, func(r *document.Reservation) int64 { return r.ID }, func(r document.Reservation) error {
		item.Checked++
		if r.State != document.Used {
			return ctx.Err()
		}
		x, err := c.office.Store.Outgoing.Get(ctx, r.UsedBy)
		switch {
		case office.CodeOf(err) == office.CodeNotFound:
			item.problem("Số giữ %d năm %s ghi đã dùng nhưng không có văn bản nào.", r.Serial, r.Period)
		case err != nil:
			return err
		case x.Serial != r.Serial || x.Series != r.Series || document.Period(x.Dated) != r.Period:
			item.problem("Số giữ %d năm %s ghi đã dùng cho %s, văn bản này mang số khác.", r.Serial, r.Period, outgoingName(x))
		}
		return ctx.Err()
	})
}

// documentLinks looks whether what documents and folders name is there, and whether both name each other.
func (c *Checker) documentLinks(ctx context.Context, item *CheckItem, progress func(int)) error {
	links := &links{c.office, item, ctx}
	err := core.Walk(ctx, c.office.Store.Folders.Page, office.Query{}, folderID, func(light document.Folder) error {
		item.Checked++
		f, err := c.office.Store.Folders.Get(ctx, light.ID)
		if err != nil {
			return err
		}
		return links.ofFolder(f)
	})
	if err != nil {
		return err
	}
	err = core.Walk(ctx, c.office.Store.Incoming.Page, office.Query{}, incomingID, func(x document.Incoming) error {
		if item.Checked++; item.Checked%1000 == 0 {
			progress(item.Checked)
		}
		return links.ofIncoming(&x)
	})
	if err != nil {
		return err
	}
	return core.Walk(ctx, c.office.Store.Outgoing.Page, office.Query{}, outgoingID, func(x document.Outgoing) error {
		if item.Checked++; item.Checked%1000 == 0 {
			progress(item.Checked)
		}
		return links.ofOutgoing(&x)
	})
}

// links examines what records name.
type links struct {
	office *Office
	item   *CheckItem
	ctx    context.Context
}

// missing tells of a record that is named and not there; id 0 names none.
func missing[T any](l *links, register *store.Register[T], id int64, owner, what string) (*T, error) {
	if id == 0 {
		return nil, l.ctx.Err()
	}
	x, err := register.Get(l.ctx, id)
	if office.CodeOf(err) == office.CodeNotFound {
		l.item.problem("%s ghi %s nhưng không có bản ghi ấy.", owner, what)
		return nil, nil
	}
	return x, err
}

func (l *links) ofIncoming(x *document.Incoming) error {
	s, name := l.office.Store, incomingName(x)
	if _, err := missing(l, s.Outgoing.Register, x.AnswerID, name, "văn bản trả lời"); err != nil {
		return err
	}
	f, err := missing(l, s.Folders.Register, x.FolderID, name, "hồ sơ công việc")
	if err != nil {
		return err
	}
	l.inFolder(f, document.ItemIncoming, x.ID, name)
	letter, err := missing(l, s.Letters.Register, x.LetterID, name, "thư")
	if letter != nil && letter.DocumentID != x.ID {
		l.item.problem("%s ghi lập từ thư số %d nhưng thư ấy không ghi văn bản này.", name, letter.ID)
	}
	return err
}

func (l *links) ofOutgoing(x *document.Outgoing) error {
	s, name := l.office.Store, outgoingName(x)
	for _, id := range x.AnswersID {
		if _, err := missing(l, s.Incoming.Register, id, name, "văn bản đến mà nó trả lời"); err != nil {
			return err
		}
	}
	if _, err := missing(l, s.Outgoing.Register, x.OtherID, name, "văn bản đính chính, thay thế"); err != nil {
		return err
	}
	f, err := missing(l, s.Folders.Register, x.FolderID, name, "hồ sơ công việc")
	l.inFolder(f, document.ItemOutgoing, x.ID, name)
	return err
}

// inFolder tells of a folder that does not have the document that says it is in it.
func (l *links) inFolder(f *document.Folder, kind string, id int64, name string) {
	if f != nil && !slices.ContainsFunc(f.Items, func(i document.Item) bool { return i.Kind == kind && i.ID == id }) {
		l.item.problem("%s ghi nằm trong hồ sơ %s nhưng hồ sơ không có văn bản này.", name, f.Code)
	}
}

// ofFolder looks whether the documents of a folder are there and say that they are in it.
func (l *links) ofFolder(f *document.Folder) error {
	name := fmt.Sprintf("Hồ sơ %s năm %d", f.Code, f.Year)
	for _, i := range f.Items {
		in, there, err := l.folderOf(i, name)
		if err != nil {
			return err
		}
		if there && in != f.ID {
			l.item.problem("%s có văn bản %s nhưng văn bản ấy không ghi hồ sơ này.", name, i.Number)
		}
	}
	return nil
}

// folderOf is the folder that the document of an item says it is in; false for another paper and for one that is missing.
func (l *links) folderOf(i document.Item, owner string) (int64, bool, error) {
	switch i.Kind {
	case document.ItemIncoming:
		x, err := missing(l, l.office.Store.Incoming.Register, i.ID, owner, "văn bản đến "+i.Number)
		if x != nil {
			return x.FolderID, true, err
		}
		return 0, false, err
	case document.ItemOutgoing:
		x, err := missing(l, l.office.Store.Outgoing.Register, i.ID, owner, "văn bản đi "+i.Number)
		if x != nil {
			return x.FolderID, true, err
		}
		return 0, false, err
	}
	return 0, false, nil
}

// documentedLetters looks whether letters that became documents have theirs.
func (c *Checker) documentedLetters(ctx context.Context, item *CheckItem, progress func(int)) error {
	q := office.Query{Filters: map[string][]string{"handling": {string(letter.Documented)}}}
	return core.Walk(ctx, c.office.Store.Letters.Page, q, letterID, func(l letter.Letter) error {
		if item.Checked++; item.Checked%1000 == 0 {
			progress(item.Checked)
		}
		x, err := c.office.Store.Incoming.Get(ctx, l.DocumentID)
		switch {
		case office.CodeOf(err) == office.CodeNotFound:
			item.problem("Thư số %d “%s” ghi đã vào sổ văn bản đến nhưng không có văn bản nào.", l.ID, l.Subject)
		case err != nil:
			return err
		case x.LetterID != l.ID:
			item.problem("Thư số %d “%s” ghi đã vào sổ với số đến %s nhưng văn bản này không ghi thư đó.", l.ID, l.Subject, x.ArrivalInYear())
		}
		return ctx.Err()
	})
}

// documentFiles tells the owners of the files of documents.
func (c *Checker) documentFiles(ctx context.Context, report func(sha, owner string)) error {
	tell := func(files []office.File, owner string) {
		for _, f := range files {
			report(f.SHA256, fmt.Sprintf("%s, tệp “%s”", owner, f.Name))
		}
	}
	err := core.Walk(ctx, c.office.Store.Incoming.Page, office.Query{}, incomingID, func(x document.Incoming) error {
		tell(x.Files, incomingName(&x))
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return core.Walk(ctx, c.office.Store.Outgoing.Page, office.Query{}, outgoingID, func(light document.Outgoing) error {
		x, err := c.office.Store.Outgoing.Get(ctx, light.ID)
		if err != nil {
			return err
		}
		files := slices.Clone(x.Files)
		for _, draft := range x.Drafts {
			for _, f := range draft.Files {
				if !slices.Contains(files, f) { // the newest draft is what the document has
					files = append(files, f)
				}
			}
		}
		tell(files, outgoingName(x))
		return ctx.Err()
	})
}
