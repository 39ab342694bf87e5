// Package assets embeds what the program ships as data: fonts, icons, translations, form descriptions, calendars,
// catalogues and sample mails. Everything a decree can change is here, none of it in code.
package assets

import "embed"

// Files holds the folders of this package by their names: calendars, catalogues, fonts, forms, i18n, icons, mails.
//
//go:embed all:calendars all:catalogues all:fonts all:forms all:i18n all:icons all:mails
var Files embed.FS
