----------------------------- MODULE MCAssassin -----------------------------
(***************************************************************************)
(* Drops the remedy of RFC 1337: TIME-WAIT ends when a reset arrives       *)
(* (3.10.7.4, second). It need not be an old one: B opens again at once,   *)
(* an old ACK of A's meets it in SYN-SENT, and B resets what it takes for  *)
(* a half-open connection (3.10.7.3, first). That ends A's TIME-WAIT,      *)
(* while old segments of B's are still in flight; the next connection      *)
(* accepts one. "TIME-WAIT assassination".                                 *)
(***************************************************************************)
EXTENDS Lives
=============================================================================
