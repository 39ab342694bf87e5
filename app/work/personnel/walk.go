package personnel

import (
	"context"
	"strconv"

	"vanphongso/app/work/core"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// walk calls each for the summary of everybody that q asks for, in the order in which the files were made.
func (p *Personnel) walk(ctx context.Context, q office.Query, each func(staff.Person) error) error {
	return core.Walk(ctx, p.office.Store.Staff.Page, q, func(x *staff.Person) int64 { return x.ID }, each)
}

func formatID(id int64) string { return strconv.FormatInt(id, 10) }
