package main

import (
	"errors"
	"fmt"

	"vanphongso/app/boot"
	"vanphongso/app/settings"
	"vanphongso/app/work"
)

type backupCommand struct {
	To   string `required:"" help:"Folder that holds the backups, on another disk." placeholder:"DIR" type:"path"`
	Keep int    `default:"0" help:"How many backups stay, the newest; 0 keeps all."`
	JSON bool   `name:"json" help:"Write what the backup holds as JSON."`
}

// errIncomplete makes a backup or a restoration end with status 1 when something is missing.
var errIncomplete = errors.New("có chỗ thiếu hoặc hỏng, xem các dòng ở trên")

// Run makes one backup while others go on working.
func (c *backupCommand) Run(p *program) error {
	return p.open(func(opened *boot.Program) error {
		plan := work.BackupPlan{Folder: c.To, Data: opened.Data, Keep: c.Keep}
		made, err := opened.Office.Backup(p.ctx, plan, nil)
		if err != nil {
			return err
		}
		if c.JSON {
			err = p.writeJSON(made)
		} else {
			p.say("Đã sao lưu vào %s: %d bản ghi nhật ký, %d thư và tệp đính kèm (mới chép %d)", made.Folder, made.Records, made.Files, made.Copied)
		}
		return errors.Join(err, incomplete(p, made))
	})
}

// incomplete tells what a backup lacks.
func incomplete(p *program, b work.Backup) error {
	for _, problem := range b.Problems {
		_, _ = fmt.Fprintln(p.err, "  "+problem)
	}
	if b.Good() {
		return nil
	}
	return errIncomplete
}

type restoreCommand struct {
	From string `arg:"" help:"One backup, or the folder that holds several: then the newest." type:"path"`
}

// Run makes a new data folder of a backup and examines it.
func (c *restoreCommand) Run(p *program) error {
	if p.data.Data == "" {
		folder, err := settings.Folder()
		if err != nil {
			return err
		}
		p.data.Data = folder
	}
	restored, err := work.Restore(p.ctx, c.From, p.data.Data, nil)
	if err != nil {
		return err
	}
	p.say("Đã phục hồi bản %s vào %s", restored.Folder, p.data.Data)
	return errors.Join(incomplete(p, restored), (&checkCommand{}).Run(p))
}
