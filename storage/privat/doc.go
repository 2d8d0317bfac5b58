// Package privat makes files and folders that only their owner can read and
// write, whatever the umask and whatever the folder around them allows. All that
// the program writes for a person is made here.
//
// On Windows a mode means nothing, so there they get an access list of their own:
// the owner, the system and the administrators, and nothing from above.
package privat
