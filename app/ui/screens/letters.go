package screens

import (
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

func lettersScreen(d deps) shell.Screen {
	return shell.Screen{Key: Letters, Title: "Hộp thư", Icon: kit.IconInbox, Build: func(h shell.Host) shell.Page { return newHome(h, d) }}
}
