package mail

import (
	"context"
	"sync"
	"time"

	"vanphongso/data/letter"
)

const (
	maxQueue   = 2 * maxRequest          // mails between the network and the ledger
	maxParsing = 4                       // mails parsed and made durable at the same time
	maxCommit  = 50                      // mails in one transaction
	maxDelay   = 1000 * time.Millisecond // how long a finished mail waits for its transaction
)

// item is one mail on its way from the server to the ledger.
type item struct {
	meta
	original Original      // its bytes, nil when there are none
	letter   letter.Letter // its ledger row, filled by parsing
	dropped  bool          // not delivered: there is nothing to note
	gone     bool          // dropped because the server has it no more
	err      error         // the office cannot keep it (disk full): the fetch must end
	done     chan struct{} // closed when letter, dropped or err is final
}

func newItem(m meta, row letter.Letter) *item {
	return &item{meta: m, letter: row, done: make(chan struct{})}
}

// drop ends an item that was not delivered.
func (it *item) drop() {
	it.dropped = true
	close(it.done)
}

// pipeline overlaps downloading, parsing and committing. The order of the queue is the order of the ledger, so that
// the cursor never passes a mail that is not kept.
type pipeline struct {
	run     *folderRun
	queue   chan *item // to the ledger, in order of UID
	work    chan *item // to parsing, in order of arrival
	workers sync.WaitGroup
	ended   chan struct{} // the ledger goroutine is through
	hole    bool          // a mail was not delivered: the cursor stays before it
	failed  chan struct{} // closed when err is set
	err     error
}

// startPipeline starts the goroutines. ctx guards the transactions.
func (r *folderRun) startPipeline(ctx context.Context) *pipeline {
	p := &pipeline{
		run: r, queue: make(chan *item, maxQueue), work: make(chan *item),
		ended: make(chan struct{}), failed: make(chan struct{}),
	}
	for range maxParsing {
		p.workers.Go(func() {
			for it := range p.work {
				it.err = r.process(&it.letter, it.original)
				close(it.done)
			}
		})
	}
	go p.keep(ctx)
	return p
}

// give ends an item whose bytes could not be written.
func (p *pipeline) give(it *item, err error) {
	it.err = err
	close(it.done)
}

// finish waits until everything queued is in the ledger or given up, and returns what went wrong with keeping.
func (p *pipeline) finish() error {
	close(p.work)
	close(p.queue)
	p.workers.Wait()
	<-p.ended
	return p.err
}

// broken says whether keeping has failed: more mail need not be fetched.
func (p *pipeline) broken() bool {
	select {
	case <-p.failed:
		return true
	default:
		return false
	}
}

// keep takes finished items in order and commits them in batches.
func (p *pipeline) keep(ctx context.Context) {
	defer close(p.ended)
	var (
		batch []*item
		due   <-chan time.Time
	)
	flush := func() {
		p.commit(ctx, batch)
		batch, due = nil, nil
	}
	for {
		select {
		case <-due:
			flush()
		case it, open := <-p.queue:
			if !open {
				flush()
				return
			}
			for waiting := true; waiting; {
				select {
				case <-it.done:
					waiting = false
				case <-due:
					flush()
				}
			}
			if batch = append(batch, it); len(batch) == 1 {
				due = time.After(maxDelay)
			}
			if len(batch) == maxCommit {
				flush()
			}
		}
	}
}

// commit keeps the rows of batch and the cursor in one transaction. After a failure it only cleans up.
func (p *pipeline) commit(ctx context.Context, batch []*item) {
	var rows []*item
	cursor := p.run.cursor
	for _, it := range batch {
		if it.err != nil {
			p.fail(it.err)
		}
		if p.err != nil {
			continue
		}
		if it.dropped {
			p.hole = p.hole || !it.gone
			continue
		}
		rows = append(rows, it)
		if !p.hole {
			cursor.LastUID = max(cursor.LastUID, it.uid)
		}
	}
	if len(rows) == 0 {
		return
	}
	if err := p.run.enter(ctx, rows, cursor); err != nil {
		p.fail(err)
	}
}

// fail notes the first failure.
func (p *pipeline) fail(err error) {
	if p.err == nil {
		p.err = err
		close(p.failed)
	}
}
