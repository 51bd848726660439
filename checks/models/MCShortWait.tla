---------------------------- MODULE MCShortWait -----------------------------
(***************************************************************************)
(* Drops TIME-WAIT: it lasts a single tick. A copy of B's FIN is in flight *)
(* when A opens again; B's new ISS makes it fit, and the new connection is *)
(* closed by the FIN of the old one. An octet of text would be read by A's *)
(* user in the same way.                                                   *)
(***************************************************************************)
EXTENDS Lives

Path1  == [OneFault EXCEPT !.kinds = {"duplication"}]
Clock1 == [Clock EXCEPT !.twoMsl = 1]
=============================================================================
