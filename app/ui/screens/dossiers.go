package screens

import (
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

func dossiersScreen(d deps) shell.Screen {
	return shell.Screen{Key: Dossiers, Title: "Hồ sơ", Icon: kit.IconFolder, Build: func(h shell.Host) shell.Page { return newHome(h, d) }}
}
