package store

import (
	"context"
	"sync"
)

// event is a record that changed.
type event struct {
	register string
	id       int64
}

// events hands changes on to those who asked for them.
type events struct {
	mu          sync.Mutex
	subscribers map[*subscriber]bool
	hush        context.CancelFunc // ends the listening to other programs; nil: nobody listens
	listening   sync.WaitGroup
}

// listen begins to listen to other programs, once: who asks for no changes needs no connection for them.
func (e *events) listen(hear func(ctx context.Context)) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.hush != nil {
		return
	}
	ctx, hush := context.WithCancel(context.Background())
	e.hush = hush
	e.listening.Go(func() { hear(ctx) })
}

// subscriber holds the changes that its function has not been told yet, each once.
type subscriber struct {
	mu      sync.Mutex
	queue   []event
	waiting map[event]bool
	wake    chan struct{} // holds one token while there may be something in the queue
	done    chan struct{}
	once    sync.Once
}

func (e *events) subscribe(fn func(register string, id int64)) (stop func()) {
	s := &subscriber{waiting: map[event]bool{}, wake: make(chan struct{}, 1), done: make(chan struct{})}
	e.mu.Lock()
	if e.subscribers == nil {
		e.subscribers = map[*subscriber]bool{}
	}
	e.subscribers[s] = true
	e.mu.Unlock()
	go s.run(fn)
	return func() {
		e.mu.Lock()
		delete(e.subscribers, s)
		e.mu.Unlock()
		s.end()
	}
}

func (e *events) publish(changed []event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for s := range e.subscribers {
		s.add(changed)
	}
}

func (e *events) close() {
	e.mu.Lock()
	for s := range e.subscribers {
		s.end()
	}
	e.subscribers = nil
	if e.hush != nil {
		e.hush()
	}
	e.mu.Unlock()
	e.listening.Wait()
}

func (s *subscriber) end() { s.once.Do(func() { close(s.done) }) }

func (s *subscriber) add(changed []event) {
	s.mu.Lock()
	for _, c := range changed {
		if !s.waiting[c] {
			s.waiting[c] = true
			s.queue = append(s.queue, c)
		}
	}
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// take returns what waits and empties the queue.
func (s *subscriber) take() []event {
	s.mu.Lock()
	defer s.mu.Unlock()
	queue := s.queue
	s.queue = nil
	clear(s.waiting)
	return queue
}

func (s *subscriber) run(fn func(register string, id int64)) {
	for {
		select {
		case <-s.done:
			return
		case <-s.wake:
		}
		for _, c := range s.take() {
			select {
			case <-s.done:
				return
			default:
				fn(c.register, c.id)
			}
		}
	}
}
