package work

import "context"

// Sample fills the data folder with invented dossiers and letters: deterministic by seed, realistic, in large
// batches. progress, which may be nil, is told how many rows are written.
func (o *Office) Sample(ctx context.Context, dossiers, letters int, seed int64, progress func(done, total int)) error {
	return notYet()
}
