--------------------------- MODULE MCDetachLoses ----------------------------
(***************************************************************************)
(* Adds a Detach with unread text, which is legal (MAY-1, SHLD-3). B's     *)
(* octet has arrived; A's user goes without reading it, and A sends a      *)
(* reset. B, which did everything right, is told that the connection was   *)
(* reset, even if its octet was acknowledged before: an acknowledgment     *)
(* says that TCP has the text, not that the user has it. This is what      *)
(* close() does to a socket with unread data.                              *)
(***************************************************************************)
EXTENDS MC

Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {}]
Users1  == [Writes(0, 1) EXCEPT !.detach = {"A"}, !.close = {}]
Policy1 == Careful \cup {"HalfDuplexClose"}
DebugArrivedIsReadInv ==
  user["B"].fate = "aborted" /\ First("B") \in heard["A"]
    => Len(user["A"].delivered) = 1
=============================================================================
