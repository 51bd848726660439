----------------------------- MODULE MCUnserved -----------------------------
(***************************************************************************)
(* Drops the assumption that the peer is done when TIME-WAIT ends. A's     *)
(* last ACK is lost, and B sends its FIN again only after A's TIME-WAIT is *)
(* over and A listens. The FIN is reset, so B, who was faultless, opens    *)
(* again; but a copy of that FIN is still in flight, and A's new           *)
(* connection takes it for its own. Two faults: the lost ACK, and the      *)
(* copy.                                                                   *)
(***************************************************************************)
EXTENDS Lives

Plan1 == [Orderly EXCEPT !.served = FALSE]
Slow  == [Clock EXCEPT !.rtoInitial = 8, !.rtoMax = 8]
Path1 == [OneFault EXCEPT !.limit = 2]
=============================================================================
