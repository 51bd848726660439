---------------------------- MODULE MCSeeUnread -----------------------------
(***************************************************************************)
(* A witness. Can happen: a side whose FIN and whose peer's FIN are both   *)
(* on their way out, in LAST-ACK, with text that its user has not read.    *)
(* There 3.10.3 would refuse RECEIVE, and the text would be lost; 3.6 says *)
(* that the user goes on receiving.                                        *)
(***************************************************************************)
EXTENDS MC

Path1  == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]
Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}]
DebugAllReadInv == ~ (tcb["B"].state = "LAST-ACK" /\ UnreadLen(tcb["B"]) > 0)
=============================================================================
