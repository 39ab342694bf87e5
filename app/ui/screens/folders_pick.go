package screens

import (
	"context"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/data/document"
	"vanphongso/data/office"
)

// mostFolders is how many answers a look-up of folders gives.
const mostFolders = 20

// folderSearch finds the folders that papers can be put into now, for a look-up field (kit.Field.Search, register.Field.Search):
// the value of an answer is the folder's id. Without words it gives the newest ones.
//
// Put a document into the folder with Registry.MoveFolder(ctx, id, 0, document.ActAdd, …): it notes the folder in the document
// and the line in the folder's index in one transaction.
func folderSearch(d deps) kit.Search {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		found, err := d.office.Store.Folders.Page(ctx, office.Query{
			Text: text, Filters: map[string][]string{"state": {string(document.Opened)}}, Limit: mostFolders,
		})
		answers := make([]kit.Option, len(found))
		for i := range found {
			answers[i] = kit.Option{Value: strconv.FormatInt(found[i].ID, 10), Label: folderName(&found[i]), Note: found[i].Keeper}
		}
		return answers, err
	}
}

// folderName is a folder in one line: 01.TCCB · Hồ sơ tuyển dụng.
func folderName(f *document.Folder) string { return joined(" · ", f.Code, f.Title) }
