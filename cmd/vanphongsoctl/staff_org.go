package main

import (
	"cmp"
	"strings"

	"vanphongso/app/boot"
	officecore "vanphongso/app/work/core"
	"vanphongso/app/work/personnel"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// staffOrgCommands are the units; they are named by the number that list shows first.
type staffOrgCommands struct {
	List   orgListCommand   `cmd:"" default:"withargs" help:"List the units of a day as they stand on the chart."`
	Add    orgAddCommand    `cmd:"" help:"Add a unit."`
	Rename orgRenameCommand `cmd:"" help:"Give a unit another name or place from a day on."`
	Merge  orgMergeCommand  `cmd:"" help:"Let units go into another from a day on, with their people and parts."`
	End    orgEndCommand    `cmd:"" help:"End a unit that nobody belongs to."`
}

type orgListCommand struct {
	AsOf string `help:"The organisation as it was on a day." placeholder:"D"`
	JSON bool   `name:"json" help:"One JSON object a line."`
}

// Run lists the units.
func (c *orgListCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		day, err := dayOr("as-of", c.AsOf, office.DayOf(opened.Office.Time()))
		if err != nil {
			return err
		}
		tree, err := opened.Office.Personnel().Tree(p.ctx)
		if err != nil {
			return err
		}
		for _, b := range tree.On(day) {
			if err := p.tellUnit(b.ID, b.Depth, &b.UnitName, c.JSON); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *program) tellUnit(id int64, depth int, n *staff.UnitName, asJSON bool) error {
	if asJSON {
		return p.writeJSON(map[string]any{
			"id": id, "depth": depth, "name": n.Name, "short": n.Short, "kind": n.Kind, "parent_id": n.ParentID, "from": n.From, "to": n.To, "into": n.Into,
		})
	}
	p.say("%d\t%s%s\t%s\t%s", id, strings.Repeat("  ", depth), n.Name, n.Short, n.From)
	return nil
}

// unitFlags are what is said of a unit.
type unitFlags struct {
	Under    int64  `help:"Number of the unit that it belongs to (default: directly under the office)." placeholder:"N"`
	Short    string `help:"Short sign: VP."`
	Kind     string `help:"Phòng, Chi cục …"`
	Order    int    `help:"Place among its neighbours." placeholder:"N"`
	From     string `required:"" help:"First day." placeholder:"D"`
	Decision string `help:"Number of the decision."`
	JSON     bool   `name:"json" help:"Write the unit as JSON."`
}

func (f unitFlags) name(name string) (staff.UnitName, error) {
	from, err := theDay("from", f.From)
	n := staff.UnitName{Name: name, Short: f.Short, Kind: f.Kind, ParentID: f.Under, Order: f.Order}
	n.From, n.Decision.Number = staff.On(from), f.Decision
	return n, err
}

type orgAddCommand struct {
	Name string `arg:"" help:"Its name."`
	unitFlags
}

// Run adds the unit.
func (c *orgAddCommand) Run(p *program) error {
	name, err := c.name(c.Name)
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		u, err := opened.Office.Personnel().SaveUnit(p.ctx, &staff.Unit{Names: []staff.UnitName{name}}, "")
		if err != nil {
			return err
		}
		return p.tellUnit(u.ID, 0, u.Newest(), c.JSON)
	})
}

type orgRenameCommand struct {
	ID   int64  `arg:"" help:"Number of the unit."`
	Name string `arg:"" help:"Its new name; the old one to change its place only."`
	unitFlags
}

// Run renames the unit; what is not said stays as it was.
func (c *orgRenameCommand) Run(p *program) error {
	name, err := c.name(c.Name)
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		u, err := opened.Office.Store.OrganisationUnits.Get(p.ctx, c.ID)
		if err != nil {
			return err
		}
		if was := u.Newest(); was != nil {
			name.Short, name.Kind = cmp.Or(name.Short, was.Short), cmp.Or(name.Kind, was.Kind)
			name.ParentID, name.Order = cmp.Or(name.ParentID, was.ParentID), cmp.Or(name.Order, was.Order)
		}
		u, err = opened.Office.Personnel().RenameUnit(p.ctx, officecore.Seen{ID: u.ID, Version: u.Version}, name)
		if err != nil {
			return err
		}
		return p.tellUnit(u.ID, 0, u.Newest(), c.JSON)
	})
}

type orgMergeCommand struct {
	IDs  []int64 `arg:"" name:"ids" help:"Numbers of the units that end."`
	Into int64   `help:"Number of the unit that goes on." placeholder:"N"`
	New  string  `help:"Or the name of a new one."`
	unitFlags
}

// Run merges the units.
func (c *orgMergeCommand) Run(p *program) error {
	name, err := c.name(c.New)
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		m := personnel.Merger{Into: c.Into, New: name, From: name.From.First(), Decision: staff.Decision{Number: c.Decision}}
		for _, id := range c.IDs {
			m.Units = append(m.Units, officecore.Seen{ID: id})
		}
		u, moved, err := opened.Office.Personnel().MergeUnits(p.ctx, m)
		if err != nil {
			return err
		}
		if !c.JSON {
			p.say("Đã chuyển %d người.", moved)
		}
		return p.tellUnit(u.ID, 0, u.Newest(), c.JSON)
	})
}

type orgEndCommand struct {
	ID int64  `arg:"" help:"Number of the unit."`
	On string `required:"" help:"Its last day." placeholder:"D"`
}

// Run ends the unit.
func (c *orgEndCommand) Run(p *program) error {
	last, err := theDay("on", c.On)
	if err != nil {
		return err
	}
	return p.open(func(opened *boot.Program) error {
		u, err := opened.Office.Personnel().EndUnit(p.ctx, officecore.Seen{ID: c.ID}, last)
		if err != nil {
			return err
		}
		return p.tellUnit(u.ID, 0, u.Newest(), false)
	})
}
