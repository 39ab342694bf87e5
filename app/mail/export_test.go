package mail

import (
	"context"
	"time"

	"vanphongso/data/letter"
)

// FetchWithin is Fetch with another time-out and no pause before a lost connection is made again.
func FetchWithin(ctx context.Context, timeout time.Duration, account letter.Account, password string, keeper Keeper, progress *Progress) (Report, error) {
	f := newFetcher(account, password, keeper, progress)
	f.dialer.timeout, f.pause = timeout, time.Millisecond
	return f.fetch(ctx)
}

// SendWithin is Send with another time-out.
func SendWithin(ctx context.Context, timeout time.Duration, account letter.Account, password, from string, to []string, raw []byte) Delivery {
	c := newCarrier(account, password)
	c.timeout = timeout
	return c.send(ctx, from, to, raw)
}

// CheckSendingWithin is CheckSending with another time-out.
func CheckSendingWithin(ctx context.Context, timeout time.Duration, account letter.Account, password string) error {
	c := newCarrier(account, password)
	c.timeout = timeout
	return c.check(ctx)
}
