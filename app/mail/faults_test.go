package mail_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"vanphongso/app/mail"
	"vanphongso/app/mail/mailtest"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

var askedUIDs = regexp.MustCompile(`UID FETCH (\S+) \(UID.*BODY\.PEEK\[\]`)

// asksBody says whether a command asks for the body of that mail alone.
func asksBody(line, uid string) bool {
	match := askedUIDs.FindStringSubmatch(line)
	return match != nil && match[1] == uid
}

func asksBodies(line string) bool { return askedUIDs.MatchString(line) }

// bodyOf says whether a line of the server announces the body of that mail.
func bodyOf(line string, uid int) bool {
	return strings.Contains(line, fmt.Sprintf("(UID %d ", uid)) && strings.Contains(line, "BODY[] {")
}

// times returns a function that is true the first n times.
func times(n int) func() bool {
	return func() bool { n--; return n >= 0 }
}

// faulty fetches ten mails through a proxy with a fault.
func faulty(t *testing.T, change func(p *mailtest.Proxy)) (*mailtest.Keeper, *mailtest.Proxy, mail.Report, error) {
	t.Helper()
	server := mailtest.StartMemory(t)
	for n := range 10 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	proxy := mailtest.StartProxy(t, server.Address, change)
	keeper := openKeeper(t, t.TempDir())
	report, err := mail.FetchWithin(context.Background(), shortTimeout, mailtest.Account(proxy.Address), mailtest.Password, keeper, nil)
	checkSum(t, report)
	if left := keeper.Leftovers(); len(left) > 0 {
		t.Errorf("temporary files left behind: %v", left)
	}
	return keeper, proxy, report, err
}

func tenMails() (mails [][]byte) {
	for n := range 10 {
		mails = append(mails, mailtest.Mail(n))
	}
	return mails
}

// Faults that must cost nothing: all ten mails are taken, each once, byte for byte.
func TestFaultsThatCostNothing(t *testing.T) {
	cut, hang, no, bad, drop := times(2), times(1), times(1), times(1), times(1)
	tests := map[string]func(p *mailtest.Proxy){
		"connection cut inside a literal, twice": func(p *mailtest.Proxy) {
			p.Literal = func(line string, size int64) int64 {
				if bodyOf(line, 4) && cut() {
					return size / 2
				}
				return size
			}
		},
		"connection closed between two mails": func(p *mailtest.Proxy) {
			p.Line = func(line string) string {
				if bodyOf(line, 6) && drop() {
					return "CLOSE"
				}
				return line
			}
		},
		"server hangs once instead of sending": func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if asksBodies(line) && hang() {
					return "HANG"
				}
				return ""
			}
		},
		"NO to a common request": func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if asksBodies(line) && no() {
					return "TAG NO some messages could not be fetched"
				}
				return ""
			}
		},
		"BAD to the question for sizes": func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if strings.Contains(line, "RFC822.SIZE") && bad() {
					return "TAG BAD internal error"
				}
				return ""
			}
		},
		"sizes announced wrong": func(p *mailtest.Proxy) {
			size := regexp.MustCompile(`RFC822\.SIZE \d+`)
			p.Line = func(line string) string { return size.ReplaceAllString(line, "RFC822.SIZE 17") }
		},
		"every answer twice": func(p *mailtest.Proxy) {
			p.Line = func(line string) string {
				if strings.Contains(line, "RFC822.SIZE") {
					return line + "\r\n" + line
				}
				return line
			}
		},
		"slow drip": func(p *mailtest.Proxy) {
			p.Drip, p.Pace = 40, func() { time.Sleep(5 * time.Millisecond) } // ten mails in more than the time-out
		},
		"unasked answers": func(p *mailtest.Proxy) {
			p.Line = func(line string) string {
				if strings.Contains(line, "BODY[] {") {
					return "* 11 EXISTS\r\n* 3 FETCH (FLAGS (\\Seen))\r\n* OK [ALERT] bảo trì lúc 22 giờ\r\n" + line
				}
				return line
			}
		},
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			keeper, _, report, err := faulty(t, change)
			if err != nil {
				t.Fatalf("Fetch: %v", err)
			}
			if report.Taken != 10 || report.UIDs != 10 || report.Folders[0].Accounted != 10 {
				t.Errorf("report %+v", report)
			}
			checkOriginals(t, keeper, tenMails()...)
		})
	}
}

// Faults of one mail: it is quarantined (or too large) with a reason, the nine others are taken.
func TestFaultsOfOneMail(t *testing.T) {
	tests := map[string]struct {
		change func(p *mailtest.Proxy)
		state  letter.State
		reason string
	}{
		"connection always cut inside it": {func(p *mailtest.Proxy) {
			p.Literal = func(line string, size int64) int64 {
				if bodyOf(line, 4) {
					return size / 3
				}
				return size
			}
		}, letter.Quarantined, "ngắt kết nối cả 3 lần"},
		"connection always closed instead of it": {func(p *mailtest.Proxy) {
			p.Line = func(line string) string {
				if bodyOf(line, 4) {
					return "CLOSE"
				}
				return line
			}
		}, letter.Quarantined, "ngắt kết nối cả 3 lần"},
		"server always hangs at it": {func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if asksBody(line, "4") || asksBody(line, "1:10") {
					return "HANG"
				}
				return ""
			}
		}, letter.Quarantined, "ngắt kết nối cả 3 lần"},
		"NO to it": {func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if asksBody(line, "4") || asksBody(line, "1:10") {
					return "TAG NO [SERVERBUG] message is corrupt"
				}
				return ""
			}
		}, letter.Quarantined, "message is corrupt"},
		"BAD to it": {func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if asksBody(line, "4") || asksBody(line, "1:10") {
					return "TAG BAD unable to parse message"
				}
				return ""
			}
		}, letter.Quarantined, "unable to parse message"},
		"nothing sent for it": {func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if asksBody(line, "4") || asksBody(line, "1:10") {
					return "TAG OK done"
				}
				return ""
			}
		}, letter.Quarantined, "không gửi nội dung"},
		"NIL instead of it": {func(p *mailtest.Proxy) {
			p.Command = func(line string) string {
				if asksBody(line, "1:10") {
					return "TAG NO one by one please"
				}
				if asksBody(line, "4") {
					return "* 4 FETCH (UID 4 BODY[] NIL)\r\nTAG OK done"
				}
				return ""
			}
		}, letter.Quarantined, "không gửi nội dung"},
		"a literal of 2 GB is announced": {func(p *mailtest.Proxy) {
			p.Line = func(line string) string {
				if bodyOf(line, 4) {
					return regexp.MustCompile(`\{\d+\}`).ReplaceAllString(line, "{2147483648}")
				}
				return line
			}
		}, letter.TooLarge, "vượt giới hạn 50 MB"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			keeper, _, report, err := faulty(t, test.change)
			if err != nil {
				t.Fatalf("Fetch: %v", err)
			}
			if report.Taken != 9 || report.UIDs != 10 || report.Folders[0].Accounted != 10 {
				t.Errorf("report %+v", report)
			}
			if l := state(t, keeper, 4); l.State != test.state || !strings.Contains(l.Reason, test.reason) {
				t.Errorf("UID 4: %s %q", l.State, l.Reason)
			}
			checkOthers(t, keeper)
		})
	}
}

// checkOthers checks that every row but that of UID 4 has the bytes that were sent.
func checkOthers(t *testing.T, keeper *mailtest.Keeper) {
	t.Helper()
	mails := tenMails()
	for _, l := range keeper.Letters() {
		if l.UID == 4 {
			continue
		}
		if raw, err := keeper.Raw(l.SHA256); err != nil || string(raw) != string(mails[l.UID-1]) {
			t.Errorf("UID %d is not the mail that was sent", l.UID)
		}
	}
}

func TestUIDValidityChangesDuringFetch(t *testing.T) {
	server := mailtest.StartMemory(t)
	for n := range 10 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	first := times(1)
	proxy := mailtest.StartProxy(t, server.Address, func(p *mailtest.Proxy) {
		p.Line = func(line string) string {
			if !bodyOf(line, 6) || !first() {
				return line
			}
			server.Recreate(t, "INBOX")
			for n := range 10 {
				server.Deliver(t, "INBOX", mailtest.Mail(n))
			}
			return "CLOSE"
		}
	})
	keeper := openKeeper(t, t.TempDir())
	report := fetch(t, keeper, mailtest.Account(proxy.Address))
	if report.Taken != 10 || report.Duplicate != 5 || !report.Folders[0].Recreated {
		t.Errorf("report %+v", report)
	}
}

// The connection is lost at every attempt: the fetch ends with an error, and the next one goes on.
func TestConnectionLostForGood(t *testing.T) {
	up := false
	server := mailtest.StartMemory(t)
	for n := range 10 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	proxy := mailtest.StartProxy(t, server.Address, func(p *mailtest.Proxy) {
		p.Command = func(line string) string {
			if strings.Contains(line, "EXAMINE") && !up {
				return "CLOSE"
			}
			return ""
		}
	})
	keeper := openKeeper(t, t.TempDir())
	report, err := mail.FetchWithin(context.Background(), shortTimeout, mailtest.Account(proxy.Address), mailtest.Password, keeper, nil)
	if office.CodeOf(err) != office.CodeUnavailable || !strings.Contains(report.Error, "ngắt kết nối giữa chừng") || report.Folders[0].Complete {
		t.Errorf("error %v, report %+v", err, report)
	}
	if n := proxy.Connections(); n > 10 {
		t.Errorf("%d connections", n)
	}
	up = true
	if report := fetch(t, keeper, mailtest.Account(proxy.Address)); report.Taken != 10 {
		t.Errorf("report %+v", report)
	}
}

func TestServerTemporarilyRefusesBodies(t *testing.T) {
	keeper, _, report, err := faulty(t, func(p *mailtest.Proxy) {
		p.Command = func(line string) string {
			if asksBodies(line) {
				return "TAG NO [UNAVAILABLE] storage is being moved"
			}
			return ""
		}
	})
	if office.CodeOf(err) != office.CodeUnavailable || !strings.Contains(report.Error, "storage is being moved") || len(keeper.Letters()) != 0 {
		t.Errorf("error %v, %d rows: nothing may be quarantined for a passing trouble", err, len(keeper.Letters()))
	}
}

func TestKeeperFailsAndFetchGoesOnLater(t *testing.T) {
	server := mailtest.StartMemory(t)
	var mails [][]byte
	for n := range 170 {
		mails = append(mails, mailtest.Mail(n))
		server.Deliver(t, "INBOX", mails[n])
	}
	dir := t.TempDir()
	keeper := openKeeper(t, dir)
	keeper.SaveError = func(n int) error {
		if n == 2 {
			return errors.New("database is gone")
		}
		return nil
	}
	report, err := mail.Fetch(context.Background(), mailtest.Account(server.Address), mailtest.Password, keeper, nil)
	if err == nil || report.UIDs != len(keeper.Letters()) || report.UIDs >= 170 {
		t.Errorf("%v, report %+v, %d rows", err, report.Counts, len(keeper.Letters()))
	}
	if left := keeper.Leftovers(); len(left) > 0 {
		t.Errorf("temporary files left behind: %v", left)
	}
	keeper = openKeeper(t, dir)
	fetch(t, keeper, mailtest.Account(server.Address))
	checkOriginals(t, keeper, mails...)
}

func TestCancelClosesAtOnce(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	server := mailtest.StartMemory(t)
	for n := range 10 {
		server.Deliver(t, "INBOX", mailtest.Mail(n))
	}
	proxy := mailtest.StartProxy(t, server.Address, func(p *mailtest.Proxy) {
		p.Command = func(line string) string {
			if asksBodies(line) {
				cancel()
				return "HANG"
			}
			return ""
		}
	})
	begun := time.Now()
	_, err := mail.Fetch(ctx, mailtest.Account(proxy.Address), mailtest.Password, openKeeper(t, t.TempDir()), nil)
	if !errors.Is(err, context.Canceled) || !strings.Contains(office.MessageOf(err), "Đã dừng lấy thư") {
		t.Errorf("error %v", err)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("cancelling took %v", took)
	}
}
