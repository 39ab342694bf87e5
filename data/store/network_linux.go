package store

import "golang.org/x/sys/unix"

// networkFileSystems are the magic numbers of file systems that lie on another machine, where SQLite's locks do not hold.
// FUSE is one of them: sshfs and the drives of clouds look the same from here.
var networkFileSystems = map[uint32]string{
	0x6969: "NFS", 0x517B: "SMB", 0xFF534D42: "SMB/CIFS", 0xFE534D42: "SMB", 0x65735546: "FUSE", 0x564C: "NCP", 0x01021997: "9P",
	0x5346414F: "AFS", 0x6B414653: "AFS", 0x73757245: "Coda", 0x00C36400: "Ceph", 0x19830326: "BeeGFS", 0x47504653: "GPFS",
	0x01161970: "GFS2", 0x7461636F: "OCFS2", 0x0BD00BD0: "Lustre",
}

// networkFileSystem names the network file system that the folder lies on, "" when it lies on this machine.
func networkFileSystem(dir string) string {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return "" // opening the file says what is wrong
	}
	return networkFileSystems[uint32(s.Type)]
}
