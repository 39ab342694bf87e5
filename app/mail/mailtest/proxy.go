package mailtest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// Proxy stands between a client and an IMAP or SMTP server and causes faults. Its functions are called for every connection,
// one at a time; nil functions change nothing.
type Proxy struct {
	Address string

	// Command sees a line of the client without CRLF. A non-empty answer is sent instead of asking the server; TAG
	// in it becomes the command's tag. "CLOSE" closes the connection, "HANG" sends nothing from then on.
	Command func(line string) (answer string)
	// Line sees a line of the server, without CRLF and before its literal, if any, and returns what is sent instead.
	// "CLOSE" closes the connection.
	Line func(line string) string
	// Literal sees the line that announces a literal and its size, and says how many of its bytes are passed on
	// before the connection is closed; size or more passes all of it.
	Literal func(line string, size int64) int64
	// Drip passes literals in pieces of this many bytes and calls Pace before each.
	Drip int
	Pace func()

	server      string
	mutex       sync.Mutex
	connections int
	commands    []string
}

var literalEnd = regexp.MustCompile(`\{(\d+)\}$`)

// StartProxy listens for clients of server; change is called with the proxy before the first connection.
func StartProxy(t testing.TB, server string, change func(p *Proxy)) *Proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	p := &Proxy{Address: listener.Addr().String(), server: server}
	change(p)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go p.serve(conn)
		}
	}()
	return p
}

// Connections returns how many connections were made.
func (p *Proxy) Connections() int {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.connections
}

// Commands returns the lines that clients sent.
func (p *Proxy) Commands() []string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return append([]string(nil), p.commands...)
}

func (p *Proxy) serve(client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := net.Dial("tcp", p.server)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	p.mutex.Lock()
	p.connections++
	p.mutex.Unlock()
	go func() {
		p.upstream(client, server)
		_ = server.Close()
	}()
	p.downstream(server, client)
}

// upstream passes the client's lines to the server.
func (p *Proxy) upstream(client, server net.Conn) {
	lines := bufio.NewReader(client)
	hanging := false
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimRight(line, "\r\n")
		switch answer := p.command(line); {
		case hanging:
		case answer == "HANG":
			hanging = true
		case answer == "CLOSE":
			_ = client.Close()
			return
		case answer != "":
			tag, _, _ := strings.Cut(line, " ")
			_, _ = io.WriteString(client, strings.ReplaceAll(answer, "TAG", tag)+"\r\n")
		default:
			_, _ = io.WriteString(server, line+"\r\n")
		}
	}
}

func (p *Proxy) command(line string) string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.commands = append(p.commands, line)
	if p.Command == nil {
		return ""
	}
	return p.Command(line)
}

// downstream passes the server's lines and literals to the client.
func (p *Proxy) downstream(server, client net.Conn) {
	lines := bufio.NewReader(server)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimRight(line, "\r\n")
		size := int64(-1)
		if match := literalEnd.FindStringSubmatch(line); match != nil {
			size, _ = strconv.ParseInt(match[1], 10, 64)
		}
		shown := p.line(line)
		if shown == "CLOSE" {
			return
		}
		if _, err := fmt.Fprintf(client, "%s\r\n", shown); err != nil {
			return
		}
		if size >= 0 && !p.literal(line, size, lines, client) {
			return
		}
	}
}

func (p *Proxy) line(line string) string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.Line == nil {
		return line
	}
	return p.Line(line)
}

// literal passes a literal, or a part of it; then it says that the connection must end.
func (p *Proxy) literal(line string, size int64, from io.Reader, to io.Writer) bool {
	pass := size
	if p.Literal != nil {
		p.mutex.Lock()
		pass = min(size, p.Literal(line, size))
		p.mutex.Unlock()
	}
	for left := pass; left > 0; {
		piece := left
		if p.Drip > 0 {
			piece = min(left, int64(p.Drip))
			p.Pace()
		}
		if _, err := io.CopyN(to, from, piece); err != nil {
			return false
		}
		left -= piece
	}
	return pass == size
}
